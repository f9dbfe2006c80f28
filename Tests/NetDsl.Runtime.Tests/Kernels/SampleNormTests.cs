using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Norms of samples: bits that do not depend on threads, work in place, values far from 0, and what they do when nobody asks.</summary>
public sealed class SampleNormTests : KernelTests
{
    private const int Batch = 3;

    public static TheoryData<int, int, int> Sizes => new() { { 1, 7, 1 }, { 35, 16, 4 }, { 900, 48, 6 }, { 4, 4_100, 2 }, { 2_500, 9, 9 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Layer_norm_gives_every_pixel_mean_0_and_variance_1(int pixels, int channels, int groups)
    {
        float[] output = Layer(pixels, channels, groups, offset: 30);
        for (int pixel = 0; pixel < Batch * pixels; pixel++)
        {
            ExpectStandard([.. output.AsSpan(pixel * channels, channels)]);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Group_norm_gives_every_group_mean_0_and_variance_1(int pixels, int channels, int groups)
    {
        float[] output = Group(pixels, channels, groups, offset: 30);
        int[] order = [.. Enumerable.Range(0, output.Length)];
        foreach (IGrouping<(int, int), int> set in order.GroupBy(i => (i / (pixels * channels), i % channels / (channels / groups))))
        {
            ExpectStandard([.. set.Select(i => output[i])]);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_number_of_threads_gives_the_same_bits(int pixels, int channels, int groups)
    {
        ExpectSameBits(() => [.. Layer(pixels, channels, groups, 0), .. Group(pixels, channels, groups, 0)]);
        ExpectSameBits(() => Gradients(pixels, channels, groups, inPlace: false));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_may_overwrite_what_they_read(int pixels, int channels, int groups) =>
        Assert.Equal(Gradients(pixels, channels, groups, inPlace: false), Gradients(pixels, channels, groups, inPlace: true));

    private static float[] Layer(int pixels, int channels, int groups, float offset)
    {
        ResizeShapes.Norm = (pixels, channels, groups, 1e-9f);
        float[] input = [.. Values.Random(Batch * pixels * channels, 1).Select(value => value + offset)];
        float[] packed = new float[2 * channels];
        LayerNorm.Pack<AnyNorm>(default, default, packed);
        return Values.Guarded(input.Length, memory => LayerNorm.Infer<AnyNorm, Identity>(Batch, input, packed, memory.Span));
    }

    private static float[] Group(int pixels, int channels, int groups, float offset)
    {
        ResizeShapes.Norm = (pixels, channels, groups, 1e-9f);
        float[] input = [.. Values.Random(Batch * pixels * channels, 1).Select(value => value + offset)];
        float[] packed = new float[2 * channels];
        GroupNorm.Pack<AnyNorm>(default, default, packed);
        return Values.Guarded(input.Length, memory => GroupNorm.Infer<AnyNorm, Identity>(Batch, input, packed, memory.Span));
    }

    private static float[] Gradients(int pixels, int channels, int groups, bool inPlace)
    {
        ResizeShapes.Norm = (pixels, channels, groups, 1e-3f);
        ResizeShapes.Response = (5, 0.5f, 0.75f, 1);
        float[] input = Values.Random(Batch * pixels * channels, 1);
        float[] gamma = Values.Random(channels, 2);
        float[] result = [];
        for (int kind = 0; kind < 3; kind++)
        {
            float[] gradient = Values.Random(input.Length, 3);
            float[] target = inPlace ? gradient : Values.Unwritten(input.Length);
            float[] weights = new float[2 * channels];
            (Memory<float> ofGamma, Memory<float> ofBeta) = (weights.AsMemory(0, channels), weights.AsMemory(channels));
            float[] saved = new float[2 * Batch * Math.Max(pixels, groups)];
            float[] output = new float[input.Length];
            switch (kind)
            {
                case 0:
                    LayerNorm.Forward<AnyNorm, Identity>(Batch, input, gamma, default, saved, output);
                    LayerNorm.Backward<AnyNorm>(Batch, input, gradient, gamma, saved, target, ofGamma.Span, ofBeta.Span);
                    break;
                case 1:
                    GroupNorm.Forward<AnyNorm, Identity>(Batch, input, gamma, default, saved, output);
                    GroupNorm.Backward<AnyNorm>(Batch, input, gradient, gamma, saved, target, ofGamma.Span, ofBeta.Span);
                    break;
                default:
                    LocalResponseNorm.Backward<AnyNorm>(Batch, input, gradient, target);
                    break;
            }

            result = [.. result, .. target, .. weights];
        }

        return result;
    }

    private static void ExpectStandard(float[] values)
    {
        double mean = values.Average(value => (double)value);
        Assert.Equal(0, mean, 1e-4);
        Assert.Equal(values.Length == 1 ? 0 : 1, values.Average(value => (value - mean) * (value - mean)), 1e-3);
    }
}
