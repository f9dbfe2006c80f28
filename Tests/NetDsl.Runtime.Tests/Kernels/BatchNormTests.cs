using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class BatchNormTests : KernelTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 5, 3 }, { 4, 25, 3 }, { 2, 49, 512 }, { 3, 100, 6 }, { 5, 1, 10 }, { 2, 700, 33 }, { 32, 64, 32 }, { 1, 1000, 128 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_normalises_by_the_batch_and_moves_the_statistics(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 1e-3f, 0.9f, 0, 0);
        int count = batch * pixels;
        float[] input = [.. Values.Random(count * channels, 1).Select((value, i) => (value * (1 + (i % channels))) + (3 * (i % channels)))];
        float[] gamma = Values.Random(channels, 2);
        float[] beta = Values.Random(channels, 3);
        (double[] mean, double[] variance) = Moments(input, channels);
        double[] expected = [.. input.Select((value, i) =>
            ((value - mean[i % channels]) / Math.Sqrt(variance[i % channels] + Shapes.Channels.Epsilon) * gamma[i % channels]) + beta[i % channels])];
        ForEachWidth(() =>
        {
            float[] movingMean = Values.Random(channels, 4);
            float[] movingVariance = [.. Values.Random(channels, 5).Select(MathF.Abs)];
            double[] movedMean = [.. movingMean.Select((value, i) => (0.9f * (double)value) + ((1 - 0.9f) * mean[i]))];
            double[] movedVariance =
                [.. movingVariance.Select((value, i) => (0.9f * (double)value) + ((1 - 0.9f) * variance[i] * count / (count - 1)))];
            float[] saved = new float[2 * channels];
            float[] output = Values.Guarded(input.Length, memory => BatchNorm.Forward<AnyChannels, Identity>(
                batch, input, gamma, beta, movingMean, movingVariance, saved, memory.Span));
            Values.ExpectClose(expected, output, 2e-5);
            Values.ExpectClose(movedMean, movingMean);
            Values.ExpectClose(movedVariance, movingVariance);
            Values.ExpectClose(mean, saved[..channels]);
            float[] relu = (float[])input.Clone();
            BatchNorm.Forward<AnyChannels, Relu>(batch, relu, gamma, beta, movingMean, movingVariance, saved, relu);
            Assert.Equal(output.Select(value => value < 0 ? 0 : value), relu);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Backward_is_the_gradient_through_the_statistics(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 1e-3f, 0.9f, 0, 0);
        float[] input = Values.Random(batch * pixels * channels, 1);
        float[] gradient = Values.Random(input.Length, 6);
        float[] gamma = Values.Random(channels, 2);
        (double[] mean, double[] variance) = Moments(input, channels);
        double[] scale = [.. variance.Select(value => 1 / Math.Sqrt(value + Shapes.Channels.Epsilon))];
        double[] normal = [.. input.Select((value, i) => (value - mean[i % channels]) * scale[i % channels])];
        double[] gammaGradient = Sums(channels, input.Length, i => gradient[i] * normal[i]);
        double[] betaGradient = Sums(channels, input.Length, i => gradient[i]);
        double n = batch * pixels;
        double[] expected = [.. input.Select((_, i) => gamma[i % channels] * scale[i % channels]
            * (gradient[i] - (betaGradient[i % channels] / n) - (normal[i] * gammaGradient[i % channels] / n)))];
        float[] saved = [.. mean.Select(value => (float)value), .. scale.Select(value => (float)value)];
        ForEachWidth(() =>
        {
            float[] forGamma = new float[channels];
            float[] forBeta = new float[channels];
            float[] forInput = (float[])gradient.Clone();
            BatchNorm.Backward<AnyChannels>(batch, input, forInput, gamma, saved, forInput, forGamma, forBeta);
            Values.ExpectClose(expected, forInput, 1e-5);
            Values.ExpectClose(gammaGradient, forGamma, 1e-5);
            Values.ExpectClose(betaGradient, forBeta, 1e-5);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_with_a_residual_adds_it_before_the_activation(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 1e-3f, 0.9f, 0, 0);
        float[] input = Values.Random(batch * pixels * channels, 1);
        float[] residual = Values.Random(input.Length, 2);
        float[] gamma = Values.Random(channels, 3);
        float[] saved = new float[2 * channels];
        float[] savedWithout = new float[2 * channels];
        ForEachWidth(() =>
        {
            float[] normal = new float[input.Length];
            BatchNorm.Forward<AnyChannels, Identity>(
                batch, input, gamma, default, new float[channels], new float[channels], savedWithout, normal);
            float[] output = Values.Guarded(input.Length, memory => BatchNorm.ForwardAdd<AnyChannels, Relu>(
                batch, input, gamma, default, new float[channels], new float[channels], saved, residual, memory.Span));
            Assert.Equal(normal.Zip(residual, (left, right) => Relu.Apply(left + right)), output);
            Assert.Equal(savedWithout, saved);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Computed_again_it_has_the_same_bits(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 1e-3f, 0.9f, 0, 0);
        float[] input = Values.Random(batch * pixels * channels, 1);
        input[^1] = float.NaN;
        float[] residual = Values.Random(input.Length, 2);
        float[] gamma = Values.Random(channels, 3);
        float[] beta = Values.Random(channels, 4);
        ForEachWidth(() =>
        {
            foreach (float[] added in new[] { [], residual })
            {
                float[] saved = new float[2 * channels];
                float[] output = new float[input.Length];
                BatchNorm.ForwardAdd<AnyChannels, Relu6>(
                    batch, input, gamma, beta, new float[channels], new float[channels], saved, added, output);
                float[] again = Values.Guarded(input.Length, memory =>
                    BatchNorm.AgainAdd<AnyChannels, Relu6>(batch, input, gamma, beta, saved, added, memory.Span));
                Assert.Equal(output, again);
            }

            float[] inPlace = (float[])input.Clone();
            float[] statistics = new float[2 * channels];
            float[] forward = new float[input.Length];
            BatchNorm.Forward<AnyChannels, Identity>(
                batch, input, default, default, new float[channels], new float[channels], statistics, forward);
            BatchNorm.Again<AnyChannels, Identity>(batch, inPlace, default, default, statistics, inPlace);
            Assert.Equal(forward, inPlace);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Backward_through_an_activation_gives_the_bits_of_both_one_after_the_other(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 1e-3f, 0.9f, 0, 0);
        ForEachWidth(() =>
        {
            ExpectBothInOne<Relu>(batch, channels, batch * pixels * channels);
            ExpectBothInOne<Relu6>(batch, channels, batch * pixels * channels);
            ExpectBothInOne<Tanh>(batch, channels, batch * pixels * channels);
        });
    }

    private static void ExpectBothInOne<TActivation>(int batch, int channels, int count)
        where TActivation : struct, ISlopeFromOutput
    {
        float[] input = Values.Random(count, 1);
        float[] gamma = [.. Values.Random(channels, 2).Select(value => 4 * value)];
        float[] beta = [.. Values.Random(channels, 3).Select(value => 4 * value)];
        float[] gradient = Values.Random(count, 4);
        float[] saved = new float[2 * channels];
        float[] output = new float[count];
        BatchNorm.Forward<AnyChannels, TActivation>(batch, input, gamma, beta, new float[channels], new float[channels], saved, output);
        if (typeof(TActivation) == typeof(Relu) && Array.IndexOf(output, 0f) is >= 0 and int cut)
        {
            // What is cut off stays cut off, whatever arrives there.
            gradient[cut] = float.PositiveInfinity;
        }

        float[] before = new float[count];
        Elementwise.Backward<TActivation>(output, gradient, before);
        float[][] expected = [new float[count], new float[channels], new float[channels]];
        float[][] actual = [(float[])gradient.Clone(), new float[channels], new float[channels]];
        BatchNorm.Backward<AnyChannels>(batch, input, before, gamma, saved, expected[0], expected[1], expected[2]);
        BatchNorm.Backward<AnyChannels, TActivation>(batch, input, actual[0], gamma, beta, saved, actual[0], actual[1], actual[2]);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Folded_statistics_give_the_same_as_the_formula()
    {
        Shapes.Channels = (7, 5, 1e-3f, 0.9f, 0, 0);
        float[] input = Values.Random(2 * 7 * 5, 1);
        float[] gamma = Values.Random(5, 2);
        float[] beta = Values.Random(5, 3);
        float[] mean = Values.Random(5, 4);
        float[] variance = [.. Values.Random(5, 5).Select(MathF.Abs)];
        float[] affine = new float[10];
        BatchNorm.Fold<AnyChannels>(gamma, beta, mean, variance, affine);
        double[] expected = [.. input.Select((value, i) =>
            ((value - mean[i % 5]) / Math.Sqrt(variance[i % 5] + Shapes.Channels.Epsilon) * gamma[i % 5]) + beta[i % 5])];
        ForEachWidth(() =>
        {
            float[] output = new float[input.Length];
            BatchNorm.Infer<AnyChannels, Identity>(2, input, affine, output);
            Values.ExpectClose(expected, output);
            BatchNorm.Infer<AnyChannels, Relu>(2, input, affine, output);
            Values.ExpectClose([.. expected.Select(value => Math.Max(0, value))], output);
        });
    }

    [Fact]
    public void Empty_gamma_and_beta_mean_one_and_zero()
    {
        Shapes.Channels = (6, 2, 0, 0.5f, 0, 0);
        float[] input = Values.Random(12, 1);
        float[] plain = new float[12];
        float[] given = new float[12];
        BatchNorm.Forward<AnyChannels, Identity>(1, input, default, default, new float[2], new float[2], new float[4], plain);
        BatchNorm.Forward<AnyChannels, Identity>(1, input, [1, 1], [0, 0], new float[2], new float[2], new float[4], given);
        Assert.Equal(given, plain);
    }

    [Fact]
    public void A_million_pixels_far_from_zero_keep_their_variance()
    {
        Shapes.Channels = (1_000_003, 1, 0, 0, 0, 0);
        float[] input = [.. Values.Random(1_000_003, 1).Select(value => 1000 + value)];
        (double[] mean, double[] variance) = Moments(input, 1);
        float[] movingMean = new float[1];
        float[] movingVariance = new float[1];
        float[] saved = new float[2];
        ForEachWidth(() =>
        {
            BatchNorm.Forward<AnyChannels, Identity>(1, input, default, default, movingMean, movingVariance, saved, new float[input.Length]);
            Assert.Equal(mean[0], saved[0], 1e-4);
            Assert.Equal(1, saved[1] * Math.Sqrt(variance[0]), 1e-5);
            Assert.Equal(1, movingVariance[0] / variance[0], 1e-5);
        });
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Shapes.Channels = (1500, 40, 1e-3f, 0.9f, 0, 0);
        float[] input = Values.Random(4 * 1500 * 40, 1);
        float[] gradient = Values.Random(input.Length, 2);
        float[] saved = new float[80];
        ExpectSameBits(() =>
        {
            float[] output = new float[input.Length];
            float[] mean = new float[40];
            float[] variance = new float[40];
            BatchNorm.Forward<AnyChannels, Relu>(4, input, default, default, mean, variance, saved, output);
            return [.. output, .. mean, .. variance, .. saved];
        });
        ExpectSameBits(() =>
        {
            float[] forInput = new float[input.Length];
            float[] forGamma = new float[40];
            BatchNorm.Backward<AnyChannels>(4, input, gradient, default, saved, forInput, forGamma, default);
            return [.. forInput, .. forGamma];
        });
    }

    private static double[] Sums(int channels, int count, Func<int, double> value)
    {
        double[] sums = new double[channels];
        for (int i = 0; i < count; i++)
        {
            sums[i % channels] += value(i);
        }

        return sums;
    }

    private static (double[] Mean, double[] Variance) Moments(float[] input, int channels)
    {
        double n = input.Length / channels;
        double[] mean = [.. Sums(channels, input.Length, i => input[i]).Select(sum => sum / n)];
        double[] squares = Sums(channels, input.Length, i => Math.Pow(input[i] - mean[i % channels], 2));
        return (mean, [.. squares.Select(sum => sum / n)]);
    }
}
