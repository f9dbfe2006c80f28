namespace NetDsl.Ilgpu.Tests.Devices;

public sealed class BytesTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(150_110_011_392, "139 GiB")]
    [InlineData(25_769_803_775, "23 GiB")]
    [InlineData(1L << 50, "1024 TiB")]
    public void Amounts_are_rounded_down_in_the_largest_unit(long bytes, string text) => Assert.Equal(text, Bytes.Text(bytes));
}
