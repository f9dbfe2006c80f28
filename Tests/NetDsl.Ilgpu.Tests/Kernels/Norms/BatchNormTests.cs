using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using BatchNorm = NetDsl.Ilgpu.Kernels.BatchNorm;
using Identity = NetDsl.Ilgpu.Kernels.Identity;
using Relu = NetDsl.Ilgpu.Kernels.Relu;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels, to 2e-5 of the largest value; the CPU joins its sums in double precision.</summary>
public sealed class BatchNormTests
{
    private const float Tolerance = 2e-5f;

    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void Training_normalises_and_moves_the_statistics_as_on_the_processor(Type norm, int batch) =>
        ShapeCases.Run(Forward<Norm<N1, N1>>, norm, batch);

    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void The_gradients_are_those_of_the_processor(Type norm, int batch) => ShapeCases.Run(Backward<Norm<N1, N1>>, norm, batch);

    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void Predictions_fold_the_moving_statistics_as_on_the_processor(Type norm, int batch) => ShapeCases.Run(Infer<Norm<N1, N1>>, norm, batch);

    [Fact]
    public void Weights_that_are_absent_are_neutral()
    {
        const int Count = 3 * 7 * 8;
        var run = new KernelRun();
        var data = run.Input(Values.Random(Count, seed: 1));
        var gradient = run.Input(Values.Random(Count, seed: 2));
        var (mean, variance, saved) = (run.Input(new float[8]), run.Input(new float[8]), run.Output(16));
        var input = run.Input((float[])data.Values.Clone());
        var (expected, expectedGradient, expectedSaved) = (new float[Count], new float[Count], new float[16]);
        NetDsl.Kernels.BatchNorm.Forward<Norm<N7, N8>, NetDsl.Kernels.Relu>(
            3, data.Values, default, default, new float[8], new float[8], expectedSaved, expected);
        NetDsl.Kernels.BatchNorm.Backward<Norm<N7, N8>>(
            3, data.Values, gradient.Values, default, expectedSaved, expectedGradient, default, default);

        run.Run(queue =>
        {
            BatchNorm.Forward<Norm<N7, N8>, Relu>(
                queue, 3, data.Span, default, default, mean.Span, variance.Span, saved.Span, data.Span);
            BatchNorm.Backward<Norm<N7, N8>>(
                queue, 3, input.Span, gradient.Span, default, saved.Span, gradient.Span, default, default);
        });

        Near.Assert(expected, data.Values, Tolerance);
        Near.Assert(expectedGradient, gradient.Values, Tolerance);
        Assert.Equal(6, run.Launches.Count);
    }

    [Fact]
    public void Values_far_from_zero_keep_their_digits()
    {
        // Single precision has no more than 12 bits left for these values: the exact statistics of the rounded values are the measure.
        const int Count = 3 * 115 * 33;
        var run = new KernelRun();
        var input = run.Input(Values.Random(Count, seed: 1, offset: 4000));
        var (mean, variance, saved) = (run.Input(new float[33]), run.Input(new float[33]), run.Output(66));
        var output = run.Output(Count);

        run.Run(queue => BatchNorm.Forward<Norm<N115, N33>, Identity>(
            queue, 3, input.Span, default, default, mean.Span, variance.Span, saved.Span, output.Span));

        for (var channel = 0; channel < 33; channel++)
        {
            double[] values = [.. Enumerable.Range(0, 3 * 115).Select(pixel => (double)input.Values[(pixel * 33) + channel])];
            var center = values.Average();
            var scale = 1 / Math.Sqrt(values.Average(value => (value - center) * (value - center)) + 1e-3f);
            Assert.Equal(center, saved.Values[channel], 5e-4);
            Assert.Equal(1, saved.Values[33 + channel] / scale, 1e-5);
            Assert.Equal((values[7] - center) * scale, output.Values[(7 * 33) + channel], 5e-4);
        }
    }

    private static void Forward<TNorm>(int batch)
        where TNorm : struct, IBatchNorm
    {
        var channels = TNorm.Channels;
        var run = new KernelRun();
        var input = run.Input(Spread(batch, TNorm.Pixels, channels));
        var (gamma, beta) = (run.Input(Values.Random(channels, seed: 2)), run.Input(Values.Random(channels, seed: 3)));
        var mean = run.Input(Values.Random(channels, seed: 4));
        var variance = run.Input([.. Values.Random(channels, seed: 5).Select(MathF.Abs)]);
        var (saved, output) = (run.Output(2 * channels), run.Output(input.Values.Length));
        var (expectedMean, expectedVariance) = ((float[])mean.Values.Clone(), (float[])variance.Values.Clone());
        var (expectedSaved, expected) = (new float[2 * channels], new float[input.Values.Length]);
        NetDsl.Kernels.BatchNorm.Forward<TNorm, NetDsl.Kernels.Identity>(
            batch, input.Values, gamma.Values, beta.Values, expectedMean, expectedVariance, expectedSaved, expected);

        run.Run(queue => BatchNorm.Forward<TNorm, Identity>(
            queue, batch, input.Span, gamma.Span, beta.Span, mean.Span, variance.Span, saved.Span, output.Span));

        Near.Assert(expected, output.Values, Tolerance);
        Near.Assert(expectedMean, mean.Values, 1e-6f);
        Near.Assert(expectedVariance, variance.Values, 1e-5f);
        Near.Assert(expectedSaved.AsSpan(0, channels), saved.Values.AsSpan(0, channels), 1e-6f);
        Near.Assert(expectedSaved.AsSpan(channels), saved.Values.AsSpan(channels), 1e-5f);
        Assert.Equal(3, run.Launches.Count);
    }

    private static void Backward<TNorm>(int batch)
        where TNorm : struct, IBatchNorm
    {
        var channels = TNorm.Channels;
        var run = new KernelRun();
        var input = run.Input(Spread(batch, TNorm.Pixels, channels));
        var outputGradient = run.Input(Values.Random(input.Values.Length, seed: 6));
        var gamma = run.Input(Values.Random(channels, seed: 2));
        var saved = run.Input(new float[2 * channels]);
        var (forGamma, forBeta, inputGradient) = (run.Output(channels), run.Output(channels), run.Output(input.Values.Length));
        var (expectedGamma, expectedBeta, expected) = (new float[channels], new float[channels], new float[input.Values.Length]);
        NetDsl.Kernels.BatchNorm.Forward<TNorm, NetDsl.Kernels.Identity>(
            batch, input.Values, gamma.Values, default, new float[channels], new float[channels], saved.Values, expected);
        NetDsl.Kernels.BatchNorm.Backward<TNorm>(
            batch, input.Values, outputGradient.Values, gamma.Values, saved.Values, expected, expectedGamma, expectedBeta);

        run.Run(queue => BatchNorm.Backward<TNorm>(
            queue, batch, input.Span, outputGradient.Span, gamma.Span, saved.Span, inputGradient.Span, forGamma.Span, forBeta.Span));

        Near.Assert(expected, inputGradient.Values, Tolerance, floor: 1e-5f);
        Near.Assert(expectedGamma, forGamma.Values, Tolerance, floor: 1e-5f);
        Near.Assert(expectedBeta, forBeta.Values, Tolerance, floor: 1e-5f);
        Assert.Equal(3, run.Launches.Count);
    }

    private static void Infer<TNorm>(int batch)
        where TNorm : struct, IBatchNorm
    {
        var channels = TNorm.Channels;
        var run = new KernelRun();
        var input = run.Input(Spread(batch, TNorm.Pixels, channels));
        var (gamma, beta) = (run.Input(Values.Random(channels, seed: 2)), run.Input(Values.Random(channels, seed: 3)));
        var mean = run.Input(Values.Random(channels, seed: 4));
        var variance = run.Input([.. Values.Random(channels, seed: 5).Select(MathF.Abs)]);
        var (affine, output) = (run.Output(2 * channels), run.Output(input.Values.Length));
        var (expectedAffine, expected) = (new float[2 * channels], new float[input.Values.Length]);
        NetDsl.Kernels.BatchNorm.Fold<TNorm>(gamma.Values, beta.Values, mean.Values, variance.Values, expectedAffine);
        NetDsl.Kernels.BatchNorm.Infer<TNorm, NetDsl.Kernels.Relu>(batch, input.Values, expectedAffine, expected);

        run.Run(queue =>
        {
            BatchNorm.Fold<TNorm>(queue, gamma.Span, beta.Span, mean.Span, variance.Span, affine.Span);
            BatchNorm.Infer<TNorm, Relu>(queue, batch, input.Span, affine.Span, output.Span);
        });

        Near.Assert(expectedAffine, affine.Values, 1e-6f);
        Near.Assert(expected, output.Values, 1e-6f);
    }

    /// <summary>Values whose mean and spread differ from channel to channel.</summary>
    private static float[] Spread(int batch, int pixels, int channels) =>
        [.. Values.Random(batch * pixels * channels, seed: 1).Select((value, i) => (value * (1 + (i % channels % 5))) + (i % channels % 7))];
}
