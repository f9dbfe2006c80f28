using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using LocalResponseNorm = NetDsl.Ilgpu.Kernels.LocalResponseNorm;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels, to 2e-6 of the largest value.</summary>
public sealed class LocalResponseNormTests
{
    [Theory]
    [MemberData(nameof(ShapeCases.Responses), MemberType = typeof(ShapeCases))]
    public void Values_and_gradients_are_those_of_the_processor(Type norm, int batch) => ShapeCases.Run(Check<Response<N1, N1, N1>>, norm, batch);

    private static void Check<TNorm>(int batch)
        where TNorm : struct, ILocalResponseNorm
    {
        var count = batch * TNorm.Pixels * TNorm.Channels;
        var run = new KernelRun();
        var (input, gradient) = (run.Input(Values.Random(count, seed: 1, scale: 2)), run.Input(Values.Random(count, seed: 2)));
        var (inPlace, output) = (run.Input((float[])input.Values.Clone()), run.Output(count));
        var (expected, expectedGradient) = (new float[count], new float[count]);
        NetDsl.Kernels.LocalResponseNorm.Forward<TNorm>(batch, input.Values, expected);
        NetDsl.Kernels.LocalResponseNorm.Backward<TNorm>(batch, input.Values, gradient.Values, expectedGradient);

        run.Run(queue =>
        {
            LocalResponseNorm.Forward<TNorm>(queue, batch, input.Span, output.Span);
            LocalResponseNorm.Forward<TNorm>(queue, batch, inPlace.Span, inPlace.Span);
            LocalResponseNorm.Backward<TNorm>(queue, batch, input.Span, gradient.Span, gradient.Span);
        });

        Near.Assert(expected, output.Values, 2e-6f);
        Assert.Equal(output.Values, inPlace.Values);
        Near.Assert(expectedGradient, gradient.Values, 2e-6f);
    }
}
