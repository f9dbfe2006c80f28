using ILGPU.Emulation;
using NetDsl.Ilgpu.Kernels;
using Conv2D = NetDsl.Ilgpu.Kernels.Conv2D;

namespace NetDsl.Ilgpu.Tests.Kernels.Emulated;

public sealed class ConvolutionBarrierTests
{
    [Theory]
    [InlineData("Tile128x64")]
    [InlineData("Tile32x32")]
    public void Each_barrier_of_a_weight_gradient_in_many_parts_is_needed(string tile)
    {
        var hardware = new EmulatedHardware();
        using var machine = hardware.Use();
        using var device = GpuDevice.Open("cpu");

        var unneeded = BarrierAudit.FindUnneeded(hardware, () => Gradient(device, Enum.Parse<TileShape>(tile)), out var sites);

        Assert.Empty(unneeded);
        Assert.Empty(hardware.KernelsOnStacks);
        Assert.Equal(2, sites.Count);
    }

    /// <summary>Of more parts than one thread adds.</summary>
    private static float[] Gradient(GpuDevice device, TileShape tile)
    {
        const int Batch = 20;
        var run = new KernelRun(device);
        var input = run.Input(Processor.Whole(Batch * Processor.InputSize<QuadConv>(), seed: 1));
        var gradient = run.Input(Processor.Whole(Batch * Processor.OutputSize<QuadConv>(), seed: 2));
        var kernelGradient = run.Output(Processor.KernelSize<QuadConv>());
        run.Run(queue => Conv2D.BackwardWeights<QuadConv>(
            queue, Batch, input.Span, gradient.Span, kernelGradient.Span, default, new GemmPlan(tile, 32)));
        Assert.Equal(2, run.Launches.Count);
        return kernelGradient.Values;
    }
}
