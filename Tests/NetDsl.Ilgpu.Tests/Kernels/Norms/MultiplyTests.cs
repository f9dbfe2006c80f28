using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Multiply = NetDsl.Ilgpu.Kernels.Multiply;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels: products exactly, sums to 2e-5 of the largest value.</summary>
public sealed class MultiplyTests
{
    public static TheoryData<Type, int> Shapes => new()
    {
        { typeof(Norm<N1, N7>), 3 },
        { typeof(Norm<N5, N3>), 3 },
        { typeof(Norm<N7, N8>), 3 },
        { typeof(Norm<N115, N33>), 1 },
        { typeof(Norm<N2100, N4>), 1 },
        { typeof(Norm<N2100, N1>), 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Products_and_gradients_are_those_of_the_processor(Type shape, int batch) => ShapeCases.Run(Check<Norm<N1, N1>>, shape, batch);

    private static void Check<TShape>(int batch)
        where TShape : struct, IChannels
    {
        var count = batch * TShape.Pixels * TShape.Channels;
        var factorCount = batch * TShape.Channels;
        var run = new KernelRun();
        var (value, factors) = (run.Input(Values.Random(count, seed: 1)), run.Input(Values.Random(factorCount, seed: 2)));
        var gradient = run.Input(Values.Random(count, seed: 3));
        var (output, factorGradient) = (run.Output(count), run.Output(factorCount));
        var (expected, expectedFactors, expectedValues) = (new float[count], new float[factorCount], new float[count]);
        NetDsl.Kernels.Multiply.Forward<TShape>(batch, value.Values, factors.Values, expected);
        NetDsl.Kernels.Multiply.BackwardFactors<TShape>(batch, value.Values, gradient.Values, expectedFactors);
        NetDsl.Kernels.Multiply.BackwardValue<TShape>(batch, factors.Values, gradient.Values, expectedValues);

        run.Run(queue =>
        {
            Multiply.Forward<TShape>(queue, batch, value.Span, factors.Span, output.Span);
            Multiply.BackwardFactors<TShape>(queue, batch, value.Span, gradient.Span, factorGradient.Span);
            Multiply.BackwardValue<TShape>(queue, batch, factors.Span, gradient.Span, gradient.Span);
        });

        Assert.Equal(expected, output.Values);
        Near.Assert(expectedFactors, factorGradient.Values, 2e-5f, floor: 1e-5f);
        Assert.Equal(expectedValues, gradient.Values);
    }
}
