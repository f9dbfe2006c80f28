using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Adaptive pooling and upsampling: their definitions, gradients as adjoints, and bits that do not depend on threads.</summary>
public sealed class ResizingTests : KernelTests
{
    private const int Batch = 3;

    public static TheoryData<int, int, int, int, int> Sizes =>
        new() { { 13, 10, 6, 4, 9 }, { 7, 7, 7, 7, 16 }, { 3, 5, 8, 5, 33 }, { 1, 6, 1, 1, 3 }, { 20, 20, 6, 6, 64 } };

    public static TheoryData<int, int, int, int, int, bool> Scales => new()
    {
        { 3, 4, 2, 2, 9, false }, { 3, 4, 2, 2, 9, true }, { 5, 2, 1, 3, 33, true }, { 1, 1, 4, 5, 16, true }, { 9, 8, 3, 1, 3, false },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Adaptive_pooling_averages_overlapping_parts(int height, int width, int rows, int columns, int channels)
    {
        ResizeShapes.Resize = (height, width, rows, columns, channels, false);
        float[] input = Values.Random(Batch * height * width * channels, 1);
        double[] expected = new double[Batch * rows * columns * channels];
        for (int i = 0; i < expected.Length; i++)
        {
            (int channel, int column, int row, int sample) =
                (i % channels, i / channels % columns, i / channels / columns % rows, i / channels / columns / rows);
            (int top, int bottom) = (row * height / rows, ((row + 1) * height + rows - 1) / rows);
            (int left, int right) = (column * width / columns, ((column + 1) * width + columns - 1) / columns);
            for (int y = top; y < bottom; y++)
            {
                for (int x = left; x < right; x++)
                {
                    double share = 1.0 / ((bottom - top) * (right - left));
                    expected[i] += share * input[(((((sample * height) + y) * width) + x) * channels) + channel];
                }
            }
        }

        Values.ExpectClose(expected, Values.Guarded(
            expected.Length, memory => AdaptiveAveragePool.Forward<AnyResize>(Batch, input, memory.Span)));
        ExpectAdjoint(
            input.Length,
            expected.Length,
            (from, to) => AdaptiveAveragePool.Forward<AnyResize>(Batch, from, to),
            (from, to) => AdaptiveAveragePool.Backward<AnyResize>(Batch, from, to));
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Upsampling_keeps_constants_and_its_gradient_is_its_adjoint(
        int height, int width, int down, int across, int channels, bool bilinear)
    {
        ResizeShapes.Resize = (height, width, height * down, width * across, channels, bilinear);
        (int inputs, int outputs) = (Batch * height * width * channels, Batch * height * down * width * across * channels);
        ForEachWidth(() =>
        {
            float[] ones = [.. Enumerable.Repeat(1f, inputs)];
            Values.ExpectClose(
                [.. Enumerable.Repeat(1.0, outputs)],
                Values.Guarded(outputs, memory => Upsample.Forward<AnyResize>(Batch, ones, memory.Span)));
            ExpectAdjoint(
                inputs,
                outputs,
                (from, to) => Upsample.Forward<AnyResize>(Batch, from, to),
                (from, to) => Upsample.Backward<AnyResize>(Batch, from, to));
        });
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        ResizeShapes.Resize = (31, 30, 62, 60, 24, true);
        float[] small = Values.Random(Batch * 31 * 30 * 24, 1);
        float[] large = Values.Random(4 * small.Length, 2);
        ExpectSameBits(() =>
        {
            float[] output = new float[large.Length];
            float[] gradient = new float[small.Length];
            Upsample.Forward<AnyResize>(Batch, small, output);
            Upsample.Backward<AnyResize>(Batch, large, gradient);
            return [.. output, .. gradient];
        });
    }

    /// <summary>⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for numbers x and y.</summary>
    private static void ExpectAdjoint(int inputs, int outputs, Action<float[], float[]> forward, Action<float[], float[]> backward)
    {
        (float[] x, float[] y) = (Values.Random(inputs, 5), Values.Random(outputs, 6));
        float[] ahead = new float[outputs];
        forward(x, ahead);
        float[] back = Values.Guarded(inputs, memory =>
        {
            float[] gradient = Values.Unwritten(inputs);
            backward(y, gradient);
            gradient.CopyTo(memory);
        });
        double one = ahead.Zip(y, (a, b) => (double)a * b).Sum();
        double other = x.Zip(back, (a, b) => (double)a * b).Sum();
        Assert.Equal(one, other, 1e-5 * Math.Sqrt(inputs + outputs) * 10);
    }
}
