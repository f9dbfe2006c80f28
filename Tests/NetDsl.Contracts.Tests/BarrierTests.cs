using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

public sealed class BarrierTests
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 640).Select(i => (float)(i % 17))];
    private static readonly float[] Sums = [.. Values.Chunk(64).Select(c => c.Sum())];

    [Theory]
    [InlineData(ThreadOrder.Alternating)]
    [InlineData(ThreadOrder.Ascending)]
    [InlineData(ThreadOrder.Descending)]
    public void A_tree_reduction_sums_every_group_in_every_order(ThreadOrder order) =>
        Assert.Equal(Sums, Run(SampleKernels.TreeSum, order));

    [Fact]
    public void A_barrier_in_a_called_method_holds_the_whole_group()
    {
        Assert.Equal(Sums.Select(s => 4 * s), Run(SampleKernels.SumByCall<Twice>));
    }

    [Fact]
    public void A_kernel_that_needs_its_stack_at_a_barrier_runs_too()
    {
        Assert.Equal(Sums, Run(SampleKernels.SumIntoElement));
        Assert.Equal(Sums, Run(SampleKernels.SumThroughReference));

        using var emulator = new Emulator();
        Run(emulator, SampleKernels.TreeSum);
        Run(emulator, SampleKernels.SumIntoElement);
        Run(emulator, SampleKernels.SumThroughReference);
        Assert.Equal(["SampleKernels.SumIntoElement", "SampleKernels.SumThroughReference"], emulator.Hardware.KernelsOnStacks);
    }

    [Fact]
    public void Each_barrier_of_a_reduction_is_needed()
    {
        Assert.Equal(3, NeededBarriers(SampleKernels.TreeSum));
        Assert.Equal(3, NeededBarriers(SampleKernels.SumByCall<Twice>));
    }

    [Fact]
    public void Each_barrier_is_needed_in_a_kernel_that_keeps_its_stack()
    {
        Assert.Equal(2, NeededBarriers(SampleKernels.SumThroughReference));
    }

    [Fact]
    public void A_barrier_of_a_generic_kernel_has_one_place_in_the_source()
    {
        using var emulator = new Emulator();
        emulator.Hardware.Mutation = new BarrierMutation();
        using var input = emulator.Upload(Values);
        using var output = emulator.Upload(Values);
        foreach (var kernel in new Action<ArrayView<float>, ArrayView<float>>[] { MixedKernels.Nested<MixedKernels.Wide, Twice>, MixedKernels.Nested<MixedKernels.Four, Twice> })
            emulator.Accelerator.LoadKernel(kernel)(emulator.Stream, (1, 32), input.View.BaseView, output.View.BaseView);
        emulator.Stream.Synchronize();

        var sites = emulator.Hardware.Mutation.Sites;
        Assert.Equal(4, sites.Count);
        Assert.Equal(2, sites.Select(s => s.Place).Distinct().Count());
        Assert.All(sites, s => Assert.StartsWith("MixedKernels.Nested+", s.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void A_barrier_that_nobody_needs_is_found()
    {
        Assert.Equal(2, NeededBarriers(SampleKernels.SumIntoElement, unneeded: 1));
    }

    [Fact]
    public void A_rotation_reads_before_neighbours_overwrite_and_after_they_wrote()
    {
        using var emulator = new Emulator();
        float[] Rotate()
        {
            using var values = emulator.Upload(Values[..64]);
            emulator.Accelerator.LoadKernel<ArrayView<float>>(SampleKernels.Rotate)(emulator.Stream, (1, 64), values.View.BaseView);
            return emulator.Download(values);
        }

        Assert.Equal(Values[2..64].Concat(Values[..2]), Rotate());
        Assert.Empty(BarrierAudit.FindUnneeded(emulator.Hardware, Rotate, out var sites));
        Assert.Equal(3, sites.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_barrier_that_not_all_threads_reach_is_an_error_that_names_the_kernel(bool keepsStack)
    {
        var failure = Assert.Throws<KernelFailureException>(() => Run(keepsStack ? FaultyKernels.UnevenWithStack : FaultyKernels.Uneven));

        Assert.Contains("'FaultyKernels.Uneven", failure.Message, StringComparison.Ordinal);
        Assert.Contains("32 threads wait at a barrier that 32 threads never reached", failure.Message, StringComparison.Ordinal);
    }

    private static int NeededBarriers(Action<ArrayView<float>, ArrayView<float>> kernel, int unneeded = 0)
    {
        using var emulator = new Emulator();
        var found = BarrierAudit.FindUnneeded(emulator.Hardware, () => Run(emulator, kernel), out var sites);
        Assert.Equal(unneeded, found.Count);
        return sites.Count - found.Count;
    }

    private static float[] Run(Action<ArrayView<float>, ArrayView<float>> kernel, ThreadOrder order = ThreadOrder.Alternating)
    {
        using var emulator = new Emulator(new EmulatedHardware { Cuda = [new("Emulated")], Order = order });
        return Run(emulator, kernel);
    }

    private static float[] Run(Emulator emulator, Action<ArrayView<float>, ArrayView<float>> kernel)
    {
        using var input = emulator.Upload(Values);
        using var sums = emulator.Accelerator.Allocate1D<float>(10);
        emulator.Accelerator.LoadKernel(kernel)(emulator.Stream, (10, 64), input.View.BaseView, sums.View.BaseView);
        return emulator.Download(sums);
    }
}
