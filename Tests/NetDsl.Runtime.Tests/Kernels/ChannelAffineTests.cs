using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class ChannelAffineTests : KernelTests
{
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(3, 7, 3)]
    [InlineData(2, 300, 17)]
    [InlineData(1, 40, 512)]
    public void Channels_are_scaled_and_shifted_and_gradients_are_sums_over_pixels(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] input = Values.Random(batch * pixels * channels, 1);
        float[] gradient = Values.Random(input.Length, 2);
        float[] gamma = Values.Random(channels, 3);
        float[] beta = Values.Random(channels, 4);
        double[] output = [.. input.Select((value, i) => Math.Max(0, ((double)value * gamma[i % channels]) + beta[i % channels]))];
        double[] inputGradient = [.. gradient.Select((value, i) => (double)value * gamma[i % channels])];
        double[] gammaGradient = Sums(channels, input.Zip(gradient, (a, b) => (double)a * b));
        double[] betaGradient = Sums(channels, gradient.Select(value => (double)value));
        ForEachWidth(() =>
        {
            float[] affine = new float[2 * channels];
            ChannelAffine.FromWeights<AnyChannels>(gamma, beta, affine);
            Values.ExpectClose(output, Values.Guarded(
                input.Length, memory => ChannelAffine.Forward<AnyChannels, Relu>(batch, input, affine, memory.Span)));
            Values.ExpectClose(inputGradient, Values.Guarded(
                input.Length, memory => ChannelAffine.BackwardInput<AnyChannels>(batch, gradient, affine, memory.Span)));
            float[] sums = new float[channels];
            Values.ExpectClose(gammaGradient, Values.Guarded(
                channels, memory => ChannelAffine.BackwardWeights<AnyChannels>(batch, input, gradient, memory.Span, sums)));
            Values.ExpectClose(betaGradient, sums);
        });
    }

    [Fact]
    public void Without_beta_nothing_is_added()
    {
        Shapes.Channels = (2, 3, 0, 0, 0, 0);
        float[] affine = [9, 9, 9, 9, 9, 9];
        ChannelAffine.FromWeights<AnyChannels>([1, 2, 3], [], affine);
        Assert.Equal([1, 2, 3, 0, 0, 0], affine);
        float[] gammaGradient = new float[3];
        ChannelAffine.BackwardWeights<AnyChannels>(1, [1, 2, 3, 4, 5, 6], [1, 1, 1, 2, 2, 2], gammaGradient, []);
        Assert.Equal([9, 12, 15], gammaGradient);
    }

    [Fact]
    public void Statistics_become_a_factor_and_an_offset_and_a_constant_channel_does_not_divide_by_zero()
    {
        Shapes.Channels = (1, 3, 0, 0, 0, 0);
        float[] affine = new float[6];
        ChannelAffine.FromStatistics<AnyChannels>([10, -2, 1], [4, 0.25f, 0], affine);
        Assert.Equal([0.5f, 2, 1e7f, -5, 4, -1e7f], affine);
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Shapes.Channels = (1000, 67, 0, 0, 0, 0);
        float[] input = Values.Random(3 * 1000 * 67, 1);
        float[] affine = Values.Random(2 * 67, 2);
        ExpectSameBits(() =>
        {
            float[] output = new float[input.Length];
            float[] gammaGradient = new float[67];
            float[] betaGradient = new float[67];
            ChannelAffine.Forward<AnyChannels, Identity>(3, input, affine, output);
            ChannelAffine.BackwardWeights<AnyChannels>(3, input, output, gammaGradient, betaGradient);
            ChannelAffine.BackwardInput<AnyChannels>(3, output, affine, output);
            return [.. output, .. gammaGradient, .. betaGradient];
        });
    }

    private static double[] Sums(int channels, IEnumerable<double> values)
    {
        double[] sums = new double[channels];
        foreach ((double value, int place) in values.Select((value, place) => (value, place)))
        {
            sums[place % channels] += value;
        }

        return sums;
    }
}
