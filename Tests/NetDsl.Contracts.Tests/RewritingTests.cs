using ILGPU.Emulation;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

/// <summary>A kernel that was rewritten computes, bit for bit, what it computes as it was compiled.</summary>
public sealed class RewritingTests
{
    [Fact]
    public void Integers_branches_and_switches_survive_rewriting() => AssertSame(MixedKernels.Integers);

    [Fact]
    public void Structs_and_their_methods_survive_rewriting() => AssertSame(MixedKernels.Tiles);

    [Fact]
    public void Generic_kernels_survive_rewriting() => AssertSame(MixedKernels.Nested<MixedKernels.Wide, Twice>);

    [Fact]
    public void Calls_that_stop_in_loops_and_conditions_survive_rewriting() => AssertSame(MixedKernels.Calls);

    [Fact]
    public void A_kernel_runs_again_and_again_from_its_start()
    {
        using var emulator = new Emulator();
        using var values = emulator.Upload(Inputs());
        using var other = emulator.Upload(Inputs());
        var kernel = emulator.Accelerator.LoadKernel<ILGPU.ArrayView<float>, ILGPU.ArrayView<float>>(MixedKernels.Calls);
        for (int i = 0; i < 3; i++)
        {
            kernel(emulator.Stream, (4, 32), values.View.BaseView, other.View.BaseView);
            Assert.Equal(Run(MixedKernels.Calls, keepStacks: true), emulator.Download(other));
        }
    }

    private static void AssertSame(Action<ILGPU.ArrayView<float>, ILGPU.ArrayView<float>> kernel)
    {
        Assert.NotNull(MethodRewriter.Rewrite(kernel.Method));
        var expected = Run(kernel, keepStacks: true);

        Assert.DoesNotContain(expected, float.IsNaN);
        Assert.True(expected.Distinct().Count() > 8);
        Assert.Equal(expected, Run(kernel, keepStacks: false));
    }

    private static float[] Run(Action<ILGPU.ArrayView<float>, ILGPU.ArrayView<float>> kernel, bool keepStacks)
    {
        using var emulator = new Emulator(new EmulatedHardware { Cuda = [new("Emulated")], KeepStacks = keepStacks });
        using var input = emulator.Upload(Inputs());
        using var output = emulator.Accelerator.Allocate1D<float>(128);
        emulator.Accelerator.LoadKernel(kernel)(emulator.Stream, (4, 32), input.View.BaseView, output.View.BaseView);
        return emulator.Download(output);
    }

    private static float[] Inputs() => [.. Enumerable.Range(0, 128).Select(i => i * 0.37f - 11)];
}
