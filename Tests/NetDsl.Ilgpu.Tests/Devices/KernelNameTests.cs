namespace NetDsl.Ilgpu.Tests.Devices;

public sealed class KernelNameTests
{
    [Fact]
    public void A_kernel_is_named_by_class_method_and_constants()
    {
        Assert.Equal(
            "KernelNameTests.Kernel<KernelNameTests.Conv1, KernelNameTests.Pair<Int32, Single>>",
            KernelName.Of(((Action<int>)Kernel<Conv1, Pair<int, float>>).Method));
    }

    private static void Kernel<TSpec, TActivation>(int value)
    {
    }

    private readonly struct Conv1;

    private readonly struct Pair<TLeft, TRight>;
}
