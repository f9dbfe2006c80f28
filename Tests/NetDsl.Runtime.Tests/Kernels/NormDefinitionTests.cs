using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>
/// Norms of samples beside their definitions in double precision, and their gradients beside differences of these definitions, for
/// numbers of channels around the vectors' widths and for single pixels.
/// </summary>
public sealed class NormDefinitionTests : KernelTests
{
    private const int Batch = 2;
    private const double Epsilon = 1e-3;

    /// <summary>Pixels, channels, groups of channels, and the window of a local response.</summary>
    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 1, 1, 1, 5 }, { 3, 2, 2, 1 }, { 1, 15, 5, 2 }, { 2, 17, 1, 4 }, { 1, 33, 11, 5 }, { 5, 16, 4, 3 }, { 2, 8, 8, 21 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Layer_norm_is_its_definition(int pixels, int channels, int groups, int window)
    {
        Use(pixels, channels, groups, window);
        (float[] gamma, float[] beta) = (Values.Random(channels, 2), Values.Random(channels, 3));
        Check(
            (input, weights) => Normalize(input, weights, channels, i => i / channels),
            (input, saved, output) => LayerNorm.Forward<AnyNorm, Identity>(Batch, input, gamma, beta, saved, output),
            (input, gradient, saved, target, ofGamma, ofBeta) =>
                LayerNorm.Backward<AnyNorm>(Batch, input, gradient, gamma, saved, target, ofGamma, ofBeta),
            [.. gamma, .. beta],
            2 * pixels);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Group_norm_is_its_definition(int pixels, int channels, int groups, int window)
    {
        Use(pixels, channels, groups, window);
        (float[] gamma, float[] beta) = (Values.Random(channels, 2), Values.Random(channels, 3));
        int size = pixels * channels;
        Check(
            (input, weights) => Normalize(input, weights, channels, i => (i / size * groups) + (i % channels / (channels / groups))),
            (input, saved, output) => GroupNorm.Forward<AnyNorm, Identity>(Batch, input, gamma, beta, saved, output),
            (input, gradient, saved, target, ofGamma, ofBeta) =>
                GroupNorm.Backward<AnyNorm>(Batch, input, gradient, gamma, saved, target, ofGamma, ofBeta),
            [.. gamma, .. beta],
            2 * groups);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Local_response_norm_is_its_definition(int pixels, int channels, int groups, int window)
    {
        Use(pixels, channels, groups, window);
        Check(
            (input, _) => Respond(input, channels, window),
            (input, _, output) => LocalResponseNorm.Forward<AnyNorm>(Batch, input, output),
            (input, gradient, _, target, _, _) => LocalResponseNorm.Backward<AnyNorm>(Batch, input, gradient, target),
            [],
            0);
    }

    [Fact]
    public void Nan_stays_in_its_pixel_its_sample_or_its_window()
    {
        Use(3, 17, 1, 5);
        float[] input = Values.Random(Batch * 3 * 17, 1);
        input[20] = float.NaN;
        float[] output = new float[input.Length];
        LayerNorm.Forward<AnyNorm, Identity>(Batch, input, default, default, default, output);
        Assert.Equal(Enumerable.Range(17, 17), Places(output));
        GroupNorm.Forward<AnyNorm, Identity>(Batch, input, default, default, default, output);
        Assert.Equal(Enumerable.Range(0, 3 * 17), Places(output));
        LocalResponseNorm.Forward<AnyNorm>(Batch, input, output);
        Assert.Equal(Enumerable.Range(18, 5), Places(output));

        static IEnumerable<int> Places(float[] values) => Enumerable.Range(0, values.Length).Where(i => float.IsNaN(values[i]));
    }

    [Fact]
    public void Weights_that_are_shorter_than_the_channels_are_refused()
    {
        Use(2, 6, 3, 5);
        (float[] sample, float[] six, float[] five, float[] saved) = (new float[12], new float[6], new float[5], new float[6]);
        Assert.Throws<ArgumentException>(() => LayerNorm.Forward<AnyNorm, Identity>(1, sample, five, six, default, sample));
        Assert.Throws<ArgumentException>(() => LayerNorm.Forward<AnyNorm, Identity>(1, sample, six, five, default, sample));
        Assert.Throws<ArgumentException>(() => LayerNorm.Backward<AnyNorm>(1, sample, sample, five, saved, sample, six, six));
        Assert.Throws<ArgumentException>(() => GroupNorm.Forward<AnyNorm, Identity>(1, sample, five, six, default, sample));
        Assert.Throws<ArgumentException>(() => GroupNorm.Forward<AnyNorm, Identity>(1, sample, six, five, default, sample));
        Assert.Throws<ArgumentException>(() => GroupNorm.Backward<AnyNorm>(1, sample, sample, five, saved, sample, six, six));
        Assert.Throws<ArgumentException>(() => GroupNorm.Forward<AnyNorm, Identity>(1, sample, six, six, five, sample));
    }

    private delegate void ForwardPass(float[] input, float[] saved, Span<float> output);

    private delegate void BackwardPass(
        float[] input, float[] gradient, float[] saved, Span<float> inputGradient, Span<float> ofGamma, Span<float> ofBeta);

    /// <summary>Compares a kernel with a function of the input and of all weights, gammas first.</summary>
    private static void Check(
        Func<double[], double[], double[]> definition, ForwardPass forward, BackwardPass backward, float[] weights, int savedOfSample)
    {
        float[] input = Values.Random(Batch * ResizeShapes.Norm.Pixels * ResizeShapes.Norm.Channels, 1);
        float[] gradient = Values.Random(input.Length, 4);
        (double[] x, double[] w) = ([.. input.Select(value => (double)value)], [.. weights.Select(value => (double)value)]);
        double Loss() => definition(x, w).Zip(gradient, (a, b) => a * b).Sum();
        (double[] ofInput, double[] ofWeights) = (Differences(x, Loss), Differences(w, Loss));
        ForEachWidth(() =>
        {
            float[] saved = new float[Batch * savedOfSample];
            Values.ExpectClose(definition(x, w), Values.Guarded(input.Length, memory => forward(input, saved, memory.Span)));
            float[] sums = new float[weights.Length];
            int half = sums.Length / 2;
            Values.ExpectClose(ofInput, Values.Guarded(
                input.Length, memory => backward(input, gradient, saved, memory.Span, sums.AsSpan(0, half), sums.AsSpan(half))), 1e-5);
            Values.ExpectClose(ofWeights, sums, 1e-5);
        });
    }

    private static double[] Differences(double[] variable, Func<double> loss)
    {
        const double Step = 1e-5;
        double[] slopes = new double[variable.Length];
        for (int i = 0; i < variable.Length; i++)
        {
            double before = variable[i];
            variable[i] = before + Step;
            double above = loss();
            variable[i] = before - Step;
            slopes[i] = (above - loss()) / (2 * Step);
            variable[i] = before;
        }

        return slopes;
    }

    /// <summary>Mean 0 and variance 1 within each set of places, then a factor and an offset for each channel.</summary>
    private static double[] Normalize(double[] input, double[] weights, int channels, Func<int, int> setOf)
    {
        double[] output = new double[input.Length];
        foreach (IGrouping<int, int> set in Enumerable.Range(0, input.Length).GroupBy(setOf))
        {
            double mean = set.Average(i => input[i]);
            double variance = set.Average(i => (input[i] - mean) * (input[i] - mean));
            foreach (int i in set)
            {
                output[i] = (weights[i % channels] * (input[i] - mean) / Math.Sqrt(variance + Epsilon)) + weights[channels + (i % channels)];
            }
        }

        return output;
    }

    private static double[] Respond(double[] input, int channels, int window) =>
    [
        .. input.Select((value, i) =>
        {
            int first = (i % channels) - (window / 2);
            double squares = Enumerable.Range(first, window).Where(channel => channel >= 0 && channel < channels)
                .Sum(channel => Math.Pow(input[i - (i % channels) + channel], 2));
            return value / Math.Pow(0.7 + (0.5 / window * squares), 0.75);
        }),
    ];

    private static void Use(int pixels, int channels, int groups, int window)
    {
        ResizeShapes.Norm = (pixels, channels, groups, (float)Epsilon);
        ResizeShapes.Response = (window, 0.5f, 0.75f, 0.7f);
    }
}
