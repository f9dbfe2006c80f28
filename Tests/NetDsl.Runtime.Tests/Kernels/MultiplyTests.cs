using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class MultiplyTests : KernelTests
{
    /// <summary>Samples, pixels and channels: tails of vectors, one pixel, blocks and chunks that do not come out even.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 },
        { 3, 1, 37 },
        { 2, 7, 1 },
        { 2, 65, 3 },
        { 3, 130, 8 },
        { 2, 49, 35 },
        { 1, 1031, 24 },
        { 2, 9, 515 },
        { 2, 600, 97 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_channel_of_a_sample_has_its_factor(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] value = Values.Random(batch * pixels * channels, 1);
        float[] factors = Values.Random(batch * channels, 2);
        float[] expected = [.. value.Select((number, i) => number * factors[FactorOf(i, pixels, channels)])];
        ForEachWidth(() =>
        {
            Assert.Equal(expected, Values.Guarded(value.Length, memory => Multiply.Forward<AnyChannels>(batch, value, factors, memory.Span)));
            float[] inPlace = (float[])value.Clone();
            Multiply.BackwardValue<AnyChannels>(batch, factors, inPlace, inPlace);
            Assert.Equal(expected, inPlace);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_factors_gradient_is_the_sum_over_its_pixels(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] value = Values.Random(batch * pixels * channels, 1);
        float[] gradient = Values.Random(value.Length, 2);
        double[] expected = new double[batch * channels];
        for (int i = 0; i < value.Length; i++)
        {
            expected[FactorOf(i, pixels, channels)] += (double)value[i] * gradient[i];
        }

        ForEachWidth(() => Values.ExpectClose(
            expected,
            Values.Guarded(expected.Length, memory => Multiply.BackwardFactors<AnyChannels>(batch, value, gradient, memory.Span))));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Shapes.Channels = (401, 67, 0, 0, 0, 0);
        float[] value = Values.Random(4 * 401 * 67, 1);
        float[] factors = Values.Random(4 * 67, 2);
        ExpectSameBits(() =>
        {
            float[] output = new float[value.Length];
            float[] sums = new float[factors.Length];
            Multiply.Forward<AnyChannels>(4, value, factors, output);
            Multiply.BackwardFactors<AnyChannels>(4, value, output, sums);
            return [.. output, .. sums];
        });
    }

    [Fact]
    public void Spans_that_are_shorter_than_the_batch_are_refused()
    {
        Shapes.Channels = (4, 3, 0, 0, 0, 0);
        Assert.Throws<ArgumentException>(() => Multiply.Forward<AnyChannels>(2, new float[24], new float[5], new float[24]));
        Assert.Throws<ArgumentException>(() => Multiply.Forward<AnyChannels>(2, new float[23], new float[6], new float[24]));
        Assert.Throws<ArgumentException>(() => Multiply.BackwardFactors<AnyChannels>(2, new float[24], new float[24], new float[5]));
    }

    private static int FactorOf(int place, int pixels, int channels) => (place / (pixels * channels) * channels) + (place % channels);
}
