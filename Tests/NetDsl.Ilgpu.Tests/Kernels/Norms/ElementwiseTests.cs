using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>The loop that all functions of single values share.</summary>
public sealed class ElementwiseTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(1023, 0)]
    [InlineData(1030, 4)]
    [InlineData(1027, 1)]
    public void Every_place_is_computed_once_wherever_a_value_begins(int count, int start)
    {
        var run = new KernelRun();
        var (left, right) = (run.Input(Values.Random(count + start, seed: 1)), run.Input(Values.Random(count + start, seed: 2)));
        var before = (float[])right.Values.Clone();
        var (sum, negative) = (run.Input(new float[count + start]), run.Input(new float[count + start]));

        run.Run(queue =>
        {
            Add.Forward<Relu>(queue, left.Span.Slice(start, count), right.Span.Slice(start, count), sum.Span.Slice(start, count));
            Elementwise.Forward<Linear<Line>>(queue, left.Span.Slice(start, count), negative.Span.Slice(start, count));
            Add.Accumulate(queue, left.Span.Slice(start, count), right.Span.Slice(start, count));
        });

        for (var i = 0; i < count + start; i++)
        {
            Assert.Equal(i < start ? 0 : Math.Max(0, left.Values[i] + before[i]), sum.Values[i]);
            Assert.Equal(i < start ? 0 : (left.Values[i] * -1.5f) + 0.25f, negative.Values[i], 1e-6f);
            Assert.Equal(before[i] + (i < start ? 0 : left.Values[i]), right.Values[i]);
        }
    }

    [Fact]
    public void Values_that_are_too_short_are_refused()
    {
        var queue = new DeviceQueue(DeviceLimits.H200);
        var (shorter, longer) = (new DeviceSpan(null, 0, 7), new DeviceSpan(null, 0, 8));

        Assert.ThrowsAny<ArgumentException>(() => Add.Accumulate(queue, longer, shorter));
        Assert.ThrowsAny<ArgumentException>(() => Elementwise.Backward<Relu>(queue, longer, shorter, longer));
        Assert.ThrowsAny<ArgumentException>(() => BatchNorm.Infer<Norm<N7, N8>, Relu>(queue, 3, longer, new DeviceSpan(null, 0, 16), longer));
        Assert.Throws<DeviceValueException>(() => BatchNorm.Infer<Norm<N2100, N2100>, Relu>(
            queue, 1000, new DeviceSpan(null, 0, 1L << 33), new DeviceSpan(null, 0, 4200), new DeviceSpan(null, 0, 1L << 33)));
    }
}
