using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>How batch norm goes through blocks of pixels.</summary>
public sealed class NormBlockTests : KernelTests
{
    [Theory]
    [InlineData(8, 4096, 512)]
    [InlineData(144, 300, 30)]
    [InlineData(7, 40_000, 1)]
    public void First_pixels_unlike_the_rest_leave_the_variance_exact(int channels, int pixels, int first)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] input = [.. Values.Random(pixels * channels, 1).Select((value, i) => value + (i < first * channels ? 300 : 0))];
        ForEachWidth(() =>
        {
            float[] mean = new float[channels];
            float[] variance = new float[channels];
            BatchNorm.Forward<AnyChannels, Identity>(1, input, default, default, mean, variance, new float[2 * channels], new float[input.Length]);
            for (int channel = 0; channel < channels; channel++)
            {
                double[] values = [.. Enumerable.Range(0, pixels).Select(pixel => (double)input[(pixel * channels) + channel])];
                double expected = values.Average();
                Assert.Equal(expected, mean[channel], 1e-4);
                Assert.Equal(1, variance[channel] / (values.Sum(value => (value - expected) * (value - expected)) / (pixels - 1)), 4e-6);
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9000)]
    public void An_infinite_value_makes_its_channel_alone_not_a_number(int place)
    {
        Shapes.Channels = (10_000, 3, 1e-3f, 0, 0, 0);
        float[] input = Values.Random(30_000, 1);
        input[(3 * place) + 1] = float.PositiveInfinity;
        ForEachWidth(() =>
        {
            float[] saved = new float[6];
            float[] output = new float[input.Length];
            BatchNorm.Forward<AnyChannels, Identity>(1, input, default, default, new float[3], new float[3], saved, output);
            Assert.Equal(float.PositiveInfinity, saved[1]);
            Assert.All(output.Index(), one => Assert.Equal(one.Index % 3 == 1, float.IsNaN(one.Item)));
        });
    }
}
