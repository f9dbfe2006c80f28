using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

public sealed class BarrierTests
{
    [Fact]
    public void A_tree_reduction_sums_every_group()
    {
        using var emulator = new Emulator();
        var values = Enumerable.Range(0, 640).Select(i => (float)(i % 17)).ToArray();
        using var input = emulator.Upload(values);
        using var sums = emulator.Accelerator.Allocate1D<float>(10);
        var kernel = emulator.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SampleKernels.TreeSum);

        kernel(emulator.Stream, (10, 64), input.View.BaseView, sums.View.BaseView);

        Assert.Equal(values.Chunk(64).Select(c => c.Sum()), emulator.Download(sums));
    }
}
