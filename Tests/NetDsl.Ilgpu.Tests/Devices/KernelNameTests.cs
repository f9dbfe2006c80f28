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

    [Fact]
    public void Structs_made_of_one_that_was_named_are_left_out() => Assert.Equal(
        "KernelNameTests.Nested<KernelNameTests.Pair<KernelNameTests.Conv1, Int32>, ..., KernelNameTests.Conv1>",
        KernelName.Of(((Action<int>)Nested<Pair<Conv1, int>, Pair<Pair<Conv1, int>, int>, Pair<int, Pair<Pair<Conv1, int>, int>>, Conv1>).Method));

    private static void Nested<T1, T2, T3, T4>(int value)
    {
    }

    private static void Kernel<TSpec, TActivation>(int value)
    {
    }

    private readonly struct Conv1;

    private readonly struct Pair<TLeft, TRight>;
}
