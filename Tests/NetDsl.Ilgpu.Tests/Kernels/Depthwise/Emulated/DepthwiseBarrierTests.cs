using ILGPU.Emulation;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using DepthwiseConv2D = NetDsl.Ilgpu.Kernels.DepthwiseConv2D;
using Conv = NetDsl.Ilgpu.Tests.Kernels.Windows.WindowOf<
    NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N9, NetDsl.Ilgpu.Tests.Kernels.Windows.N3>,
    NetDsl.Ilgpu.Tests.Kernels.Windows.N36,
    NetDsl.Ilgpu.Tests.Kernels.Windows.N1,
    NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>,
    NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>,
    NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>,
    NetDsl.Ilgpu.Tests.Kernels.Windows.None,
    NetDsl.Ilgpu.Tests.Kernels.Windows.Floor>;

namespace NetDsl.Ilgpu.Tests.Kernels.Depthwise.Emulated;

public sealed class DepthwiseBarrierTests
{
    [Fact]
    public void Each_barrier_of_a_weight_gradient_is_needed()
    {
        var hardware = new EmulatedHardware();
        using var machine = hardware.Use();
        using var device = GpuDevice.Open("cpu");

        var unneeded = BarrierAudit.FindUnneeded(hardware, () => Gradient(device), out var sites);

        Assert.Empty(unneeded);
        Assert.Empty(hardware.KernelsOnStacks);
        Assert.Equal(2, sites.Count);
    }

    /// <summary>Of more than one chunk, so that their sums are summed too.</summary>
    private static float[] Gradient(GpuDevice device)
    {
        const int Batch = 11;
        var run = new KernelRun(device);
        var pixels = Batch * Conv.InputHeight * Conv.InputWidth * Conv.InputChannels;
        var (input, gradient) = (run.Input(Whole.Numbers(pixels, seed: 1)), run.Input(Whole.Numbers(pixels, seed: 2)));
        var kernelGradient = run.Output(Conv.OutputChannels);
        run.Run(queue => DepthwiseConv2D.BackwardWeights<Conv>(queue, Batch, input.Span, gradient.Span, kernelGradient.Span, default));
        Assert.Equal(2, run.Launches.Count);
        return kernelGradient.Values;
    }
}
