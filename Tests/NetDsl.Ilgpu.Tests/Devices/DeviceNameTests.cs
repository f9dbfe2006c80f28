namespace NetDsl.Ilgpu.Tests.Devices;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("cuda", 0, 0)]
    [InlineData("CUDA:1", 0, 1)]
    [InlineData("opencl:12", 1, 12)]
    [InlineData("cpu", 2, 0)]
    public void A_name_tells_the_interface_and_the_number(string text, int api, int index)
    {
        Assert.True(DeviceName.TryParse(text, out var name));
        Assert.Equal(new DeviceName((DeviceApi)api, index), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1:2")]
    [InlineData("cuda: 1")]
    public void Other_words_name_nothing(string text) => Assert.False(DeviceName.TryParse(text, out _));
}
