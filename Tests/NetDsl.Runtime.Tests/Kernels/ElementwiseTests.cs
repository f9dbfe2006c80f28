using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class ElementwiseTests : KernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(40_000)]
    public void Add_sums_and_activates(int count)
    {
        float[] left = Values.Random(count, 1);
        float[] right = Values.Random(count, 2);
        ForEachWidth(() =>
        {
            Assert.Equal(
                left.Zip(right, (a, b) => MathF.Max(0, a + b)),
                Values.Guarded(count, memory => Add.Forward<Relu>(left, right, memory.Span)));
            float[] target = (float[])right.Clone();
            Add.Accumulate(left, target);
            Assert.Equal(left.Zip(right, (a, b) => a + b), target);
            ExpectBothInOne<Relu>(left, right);
            ExpectBothInOne<Sigmoid>(left, right);
        });
    }

    private static void ExpectBothInOne<TActivation>(float[] source, float[] start)
        where TActivation : struct, ISlopeFromOutput
    {
        float[] output = [.. Values.Random(source.Length, 3).Select(TActivation.Apply)];
        float[] expected = (float[])start.Clone();
        Add.Accumulate(source, expected);
        Elementwise.Backward<TActivation>(output, expected, expected);
        float[] target = (float[])start.Clone();
        Add.AccumulateBackward<TActivation>(output, source, target);
        Assert.Equal(expected, target);
    }

    [Fact]
    public void Add_refuses_operands_of_different_lengths() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Add.Forward<Identity>(new float[5], new float[4], new float[5]));

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(3, 5, 4)]
    [InlineData(2, 3, 1000)]
    [InlineData(1, 300, 17)]
    public void Softmax_sums_to_one_and_its_gradient_is_the_derivative(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] input = [.. Values.Random(batch * pixels * channels, 1).Select(value => 20 * value)];
        float[] gradient = Values.Random(input.Length, 2);
        double[] expected = new double[input.Length];
        double[] expectedGradient = new double[input.Length];
        for (int first = 0; first < input.Length; first += channels)
        {
            double most = input.Skip(first).Take(channels).Max();
            double sum = input.Skip(first).Take(channels).Sum(value => Math.Exp(value - most));
            for (int i = first; i < first + channels; i++)
            {
                expected[i] = Math.Exp(input[i] - most) / sum;
            }

            double mean = Enumerable.Range(first, channels).Sum(i => expected[i] * gradient[i]);
            for (int i = first; i < first + channels; i++)
            {
                expectedGradient[i] = expected[i] * (gradient[i] - mean);
            }
        }

        float[] output = Values.Guarded(input.Length, memory => Softmax.Forward<AnyChannels>(batch, input, memory.Span));
        Values.ExpectClose(expected, output, 1e-6);
        Values.ExpectClose(expectedGradient, Values.Guarded(
            input.Length, memory => Softmax.Backward<AnyChannels>(batch, output, gradient, memory.Span)), 1e-6);
    }

    [Fact]
    public void Softmax_survives_large_scores_and_shows_nan()
    {
        Shapes.Channels = (1, 3, 0, 0, 0, 0);
        float[] output = new float[9];
        Softmax.Forward<AnyChannels>(3, [1000, 1000, -1000, 1, float.NaN, 2, 0, float.NegativeInfinity, 0], output);
        Assert.Equal([0.5f, 0.5f, 0, float.NaN, float.NaN, float.NaN, 0.5f, 0, 0.5f], output);
    }

    [Fact]
    public void Concat_writes_and_reads_its_slice_alone()
    {
        Shapes.Channels = (6, 5, 0, 0, 9, 3);
        float[] input = Values.Random(2 * 6 * 5, 1);
        float[] whole = new float[2 * 6 * 9];
        Array.Fill(whole, Values.Untouched);
        Concat.Write<AnyChannels>(2, input, whole);
        for (int i = 0; i < whole.Length; i++)
        {
            int channel = (i % 9) - 3;
            Assert.Equal(channel is >= 0 and < 5 ? input[(i / 9 * 5) + channel] : Values.Untouched, whole[i]);
        }

        Assert.Equal(input, Values.Guarded(input.Length, memory => Concat.Read<AnyChannels>(2, whole, memory.Span)));
    }

    [Fact]
    public void Zero_padding_is_undone_by_its_gradient()
    {
        Shapes.Channels = (0, 3, 0, 0, 0, 0);
        Shapes.Pad = (4, 5, 1, 2, 3, 0);
        float[] input = Values.Random(2 * 4 * 5 * 3, 1);
        float[] output = Values.Guarded(2 * 7 * 8 * 3, memory => ZeroPad.Forward<AnyPad>(2, input, memory.Span));
        for (int i = 0; i < output.Length; i++)
        {
            int x = (i / 3 % 8) - 3;
            int y = (i / 24 % 7) - 1;
            float expected = x >= 0 && y is >= 0 and < 4 ? input[(((((i / 168 * 4) + y) * 5) + x) * 3) + (i % 3)] : 0;
            Assert.Equal(expected, output[i]);
        }

        Assert.Equal(input, Values.Guarded(input.Length, memory => ZeroPad.Backward<AnyPad>(2, output, memory.Span)));
    }

    [Fact]
    public void Cropping_undoes_zero_padding_and_its_gradient_pads()
    {
        Shapes.Channels = (0, 3, 0, 0, 0, 0);
        Shapes.Pad = (4, 5, 1, 2, 3, 0);
        float[] inner = Values.Random(2 * 4 * 5 * 3, 1);
        float[] outer = new float[2 * 7 * 8 * 3];
        ZeroPad.Forward<AnyPad>(2, inner, outer);

        Assert.Equal(inner, Values.Guarded(inner.Length, memory => Crop.Forward<AnyPad>(2, outer, memory.Span)));
        Assert.Equal(outer, Values.Guarded(outer.Length, memory => Crop.Backward<AnyPad>(2, inner, memory.Span)));
    }
}
