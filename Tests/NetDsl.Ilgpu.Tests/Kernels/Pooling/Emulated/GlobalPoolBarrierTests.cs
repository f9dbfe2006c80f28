using ILGPU.Emulation;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using GlobalAveragePool = NetDsl.Ilgpu.Kernels.GlobalAveragePool;
using GlobalMaxPool = NetDsl.Ilgpu.Kernels.GlobalMaxPool;

namespace NetDsl.Ilgpu.Tests.Kernels.Pooling.Emulated;

public sealed class GlobalPoolBarrierTests
{
    private const int Pixels = 49;
    private const int Channels = 8;

    [Fact]
    public void Each_barrier_of_global_pooling_is_needed()
    {
        var hardware = new EmulatedHardware();
        using var machine = hardware.Use();
        using var device = GpuDevice.Open("cpu");

        var unneeded = BarrierAudit.FindUnneeded(hardware, () => Pool(device), out var sites);

        Assert.Empty(unneeded);
        Assert.Empty(hardware.KernelsOnStacks);
        Assert.Equal(2, sites.Count);
    }

    private static float[] Pool(GpuDevice device)
    {
        var run = new KernelRun(device);
        var input = run.Input(Whole.Numbers(Pixels * Channels, seed: 1, limit: 50));
        var (averages, maxima) = (run.Output(Channels), run.Output(Channels));
        run.Run(queue =>
        {
            GlobalAveragePool.Forward<ChannelsOf<N0, N49, N8>>(queue, 1, input.Span, averages.Span);
            GlobalMaxPool.Infer<ChannelsOf<N0, N49, N8>>(queue, 1, input.Span, maxima.Span);
        });
        return [.. averages.Values, .. maxima.Values];
    }
}
