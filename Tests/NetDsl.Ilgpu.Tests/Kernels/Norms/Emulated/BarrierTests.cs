using ILGPU.Emulation;
using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms.Emulated;

/// <summary>Kernels run without each of their barriers, with the threads of a group in both orders: some result must change.</summary>
public sealed class BarrierTests
{
    [Fact]
    public void Every_barrier_of_normalisations_is_needed()
    {
        var hardware = new EmulatedHardware();
        using var use = hardware.Use();
        using var device = GpuDevice.Open("cpu");

        var unneeded = BarrierAudit.FindUnneeded(hardware, () => Results(device), out var sites);

        Assert.Empty(unneeded);
        Assert.Empty(hardware.KernelsOnStacks);
        // The sums of columns, the joins of moments and of gradients, and the two of sums over rows.
        Assert.Equal(5, sites.Select(site => site.Place).Distinct().Count());
    }

    /// <summary>Vectors of one channel and of four, results of several groups of channels, pixels of several threads.</summary>
    private static float[] Results(GpuDevice device) =>
    [
        .. Batches<Norm<N11, N3>>(device, 3),
        .. Batches<Norm<N7, N8>>(device, 3),
        .. Groups<Grouped<N7, N8, N2>>(device, 8),
        .. Groups<Grouped<N5, N11, N1>>(device, 11),
        .. Rows<Norm<N2, N11>>(device, 11),
        .. Rows<Norm<N1, N36>>(device, 36),
    ];

    private static float[] Batches<TNorm>(GpuDevice device, int batch)
        where TNorm : struct, NetDsl.Kernels.IBatchNorm
    {
        var run = new KernelRun(device);
        var count = batch * TNorm.Pixels * TNorm.Channels;
        var (input, gradient) = (run.Input(Values.Random(count, seed: 1)), run.Input(Values.Random(count, seed: 2)));
        var (mean, variance) = (run.Input(new float[TNorm.Channels]), run.Input(new float[TNorm.Channels]));
        var (saved, forGamma, forBeta) = (run.Output(2 * TNorm.Channels), run.Output(TNorm.Channels), run.Output(TNorm.Channels));
        var output = run.Output(count);
        run.Run(queue =>
        {
            BatchNorm.Forward<TNorm, Identity>(
                queue, batch, input.Span, default, default, mean.Span, variance.Span, saved.Span, output.Span);
            BatchNorm.Backward<TNorm>(
                queue, batch, input.Span, gradient.Span, default, saved.Span, gradient.Span, forGamma.Span, forBeta.Span);
        });
        return [.. output.Values, .. gradient.Values, .. forGamma.Values, .. forBeta.Values];
    }

    private static float[] Groups<TNorm>(GpuDevice device, int channels)
        where TNorm : struct, NetDsl.Kernels.IGroupNorm
    {
        var run = new KernelRun(device);
        var count = 2 * TNorm.Pixels * channels;
        var (input, gradient) = (run.Input(Values.Random(count, seed: 1)), run.Input(Values.Random(count, seed: 2)));
        var (saved, output) = (run.Output(4 * TNorm.Groups), run.Output(count));
        run.Run(queue =>
        {
            GroupNorm.Forward<TNorm, Identity>(queue, 2, input.Span, default, default, saved.Span, output.Span);
            GroupNorm.Backward<TNorm>(queue, 2, input.Span, gradient.Span, default, saved.Span, gradient.Span, default, default);
        });
        return [.. output.Values, .. gradient.Values];
    }

    private static float[] Rows<TNorm>(GpuDevice device, int channels)
        where TNorm : struct, NetDsl.Kernels.ILayerNorm
    {
        var run = new KernelRun(device);
        var count = 2 * TNorm.Pixels * channels;
        var (input, gradient) = (run.Input(Values.Random(count, seed: 1)), run.Input(Values.Random(count, seed: 2)));
        var (forGamma, shares) = (run.Output(channels), run.Output(count));
        var (saved, output, slopes) = (run.Output(4 * TNorm.Pixels), run.Output(count), run.Output(count));
        run.Run(queue =>
        {
            LayerNorm.Forward<TNorm, Identity>(queue, 2, input.Span, default, default, saved.Span, output.Span);
            LayerNorm.Backward<TNorm>(
                queue, 2, input.Span, gradient.Span, default, saved.Span, slopes.Span, forGamma.Span, default);
            Softmax.Forward<TNorm>(queue, 2, input.Span, shares.Span);
            Softmax.Backward<TNorm>(queue, 2, shares.Span, gradient.Span, gradient.Span);
        });
        return [.. output.Values, .. slopes.Values, .. forGamma.Values, .. shares.Values, .. gradient.Values];
    }
}
