using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using DepthwiseConv2D = NetDsl.Ilgpu.Kernels.DepthwiseConv2D;
using Close = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>;
using Identity = NetDsl.Ilgpu.Kernels.Identity;
using Three = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N3, NetDsl.Ilgpu.Tests.Kernels.Windows.N3>;

namespace NetDsl.Ilgpu.Tests.Kernels.Depthwise;

public sealed class DepthwiseMemoryTests
{
    [Fact]
    public void Weights_may_begin_anywhere() => Shifted<WindowOf<Three, N8, N1, Three, Close, Close, All<N1>, Floor>>(3);

    [Fact]
    public void Spans_shorter_than_the_batch_are_refused()
    {
        var queue = new DeviceQueue(DeviceLimits.H200);
        var (image, kernel) = (new DeviceSpan(null, 0, 3 * 3 * 8), new DeviceSpan(null, 0, 9 * 8));

        Assert.Throws<ArgumentException>(() => Forward(2, kernel));
        Assert.Throws<ArgumentException>(() => Forward(1, kernel.Slice(0, 70)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forward(0, kernel));
        Forward(1, kernel);
        Assert.Single(queue.Launches);

        void Forward(int batch, DeviceSpan weights) =>
            DepthwiseConv2D.Forward<WindowOf<Three, N8, N1, Three, Close, Close, All<N1>, Floor>, Identity>(
                queue, batch, image, weights, default, image);
    }

    private static void Shifted<TConv>(int floats)
        where TConv : struct, IDepthwiseConv2D
    {
        var run = new KernelRun();
        var (input, kernel) = (DepthwiseValues<TConv>.Input(), DepthwiseValues<TConv>.Kernel());
        var expected = DepthwiseValues<TConv>.Convolve(input, kernel, [], []);
        var weights = run.Input([.. new float[floats], .. kernel]);
        var (image, output) = (run.Input(input), run.Output(expected.Length));

        run.Run(queue => DepthwiseConv2D.Forward<TConv, Identity>(
            queue, DepthwiseValues<TConv>.Batch, image.Span, weights.Span.Slice(floats, kernel.Length), default, output.Span));

        Assert.Equal(expected, output.Values);
    }
}
