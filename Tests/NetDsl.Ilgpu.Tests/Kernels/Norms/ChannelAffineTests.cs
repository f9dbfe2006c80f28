using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using ChannelAffine = NetDsl.Ilgpu.Kernels.ChannelAffine;
using Relu = NetDsl.Ilgpu.Kernels.Relu;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels: values to 1e-6, sums to 2e-5 of the largest value.</summary>
public sealed class ChannelAffineTests
{
    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void Values_and_gradients_are_those_of_the_processor(Type shape, int batch) => ShapeCases.Run(Check<Norm<N1, N1>>, shape, batch);

    [Fact]
    public void Statistics_become_factors_and_offsets_even_of_constant_channels()
    {
        var run = new KernelRun();
        var mean = run.Input([1f, -2f, 3f]);
        var variance = run.Input([4f, 0f, 1e-20f]);
        var affine = run.Output(6);
        var expected = new float[6];
        NetDsl.Kernels.ChannelAffine.FromStatistics<Norm<N5, N3>>(mean.Values, variance.Values, expected);

        run.Run(queue => ChannelAffine.FromStatistics<Norm<N5, N3>>(queue, mean.Span, variance.Span, affine.Span));

        Near.Assert(expected, affine.Values, 1e-6f);
    }

    private static void Check<TShape>(int batch)
        where TShape : struct, IChannels
    {
        var channels = TShape.Channels;
        var count = batch * TShape.Pixels * channels;
        var run = new KernelRun();
        var (gamma, beta) = (run.Input(Values.Random(channels, seed: 1)), run.Input(Values.Random(channels, seed: 2)));
        var (input, gradient) = (run.Input(Values.Random(count, seed: 3)), run.Input(Values.Random(count, seed: 4)));
        var (affine, output) = (run.Output(2 * channels), run.Output(count));
        var (forGamma, forBeta, onlyGamma) = (run.Output(channels), run.Output(channels), run.Output(channels));
        var (expectedAffine, expected, expectedGradient) = (new float[2 * channels], new float[count], new float[count]);
        var (expectedGamma, expectedBeta) = (new float[channels], new float[channels]);
        NetDsl.Kernels.ChannelAffine.FromWeights<TShape>(gamma.Values, beta.Values, expectedAffine);
        NetDsl.Kernels.ChannelAffine.Forward<TShape, NetDsl.Kernels.Relu>(batch, input.Values, expectedAffine, expected);
        NetDsl.Kernels.ChannelAffine.BackwardWeights<TShape>(batch, input.Values, gradient.Values, expectedGamma, expectedBeta);
        NetDsl.Kernels.ChannelAffine.BackwardInput<TShape>(batch, gradient.Values, expectedAffine, expectedGradient);

        run.Run(queue =>
        {
            ChannelAffine.FromWeights<TShape>(queue, gamma.Span, beta.Span, affine.Span);
            ChannelAffine.Forward<TShape, Relu>(queue, batch, input.Span, affine.Span, output.Span);
            ChannelAffine.BackwardWeights<TShape>(queue, batch, input.Span, gradient.Span, forGamma.Span, forBeta.Span);
            ChannelAffine.BackwardWeights<TShape>(queue, batch, input.Span, gradient.Span, onlyGamma.Span, default);
            ChannelAffine.BackwardInput<TShape>(queue, batch, gradient.Span, affine.Span, gradient.Span);
        });

        Assert.Equal(expectedAffine, affine.Values);
        Near.Assert(expected, output.Values, 1e-6f);
        Near.Assert(expectedGamma, forGamma.Values, 2e-5f, floor: 1e-5f);
        Near.Assert(expectedBeta, forBeta.Values, 2e-5f, floor: 1e-5f);
        Assert.Equal(forGamma.Values, onlyGamma.Values);
        Near.Assert(expectedGradient, gradient.Values, 1e-6f);
    }
}
