using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Softmax = NetDsl.Ilgpu.Kernels.Softmax;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels, to 2e-6 of the largest value.</summary>
public sealed class SoftmaxTests
{
    [Theory]
    [MemberData(nameof(ShapeCases.Norms), MemberType = typeof(ShapeCases))]
    public void Probabilities_and_gradients_are_those_of_the_processor(Type shape, int batch) => ShapeCases.Run(Check<Norm<N1, N1>>, shape, batch);

    [Fact]
    public void Pixels_of_very_many_channels_take_whole_groups() => Check<Norm<N3, N2100>>(1);

    [Fact]
    public void Far_scores_overflow_nowhere_and_what_is_no_number_stays_in_its_pixel()
    {
        var run = new KernelRun();
        var input = run.Input(
            [1e30f, 0, -1e30f, float.NaN, 1, 2, float.PositiveInfinity, 0, 1, float.NegativeInfinity, 3, 3, -200, -200, -200]);
        var output = run.Output(15);
        var expected = new float[15];
        NetDsl.Kernels.Softmax.Forward<Norm<N5, N3>>(1, input.Values, expected);

        run.Run(queue => Softmax.Forward<Norm<N5, N3>>(queue, 1, input.Span, output.Span));

        Assert.Equal(expected[..9], output.Values[..9]);
        Near.Assert(expected.AsSpan(9), output.Values.AsSpan(9), 1e-6f);
    }

    private static void Check<TShape>(int batch)
        where TShape : struct, IChannels
    {
        var count = batch * TShape.Pixels * TShape.Channels;
        var run = new KernelRun();
        var (input, gradient) = (run.Input(Values.Random(count, seed: 1, scale: 4)), run.Input(Values.Random(count, seed: 2)));
        var (inPlace, output) = (run.Input((float[])input.Values.Clone()), run.Output(count));
        var (expected, expectedGradient) = (new float[count], new float[count]);
        NetDsl.Kernels.Softmax.Forward<TShape>(batch, input.Values, expected);
        NetDsl.Kernels.Softmax.Backward<TShape>(batch, expected, gradient.Values, expectedGradient);

        run.Run(queue =>
        {
            Softmax.Forward<TShape>(queue, batch, input.Span, output.Span);
            Softmax.Forward<TShape>(queue, batch, inPlace.Span, inPlace.Span);
            Softmax.Backward<TShape>(queue, batch, output.Span, gradient.Span, gradient.Span);
        });

        Near.Assert(expected, output.Values, 2e-6f);
        Assert.Equal(output.Values, inPlace.Values);
        Near.Assert(expectedGradient, gradient.Values, 2e-6f);
    }
}
