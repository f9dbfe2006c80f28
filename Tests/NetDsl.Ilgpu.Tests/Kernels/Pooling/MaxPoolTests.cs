using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using MaxPool = NetDsl.Ilgpu.Kernels.MaxPool;

namespace NetDsl.Ilgpu.Tests.Kernels.Pooling;

public sealed class MaxPoolTests
{
    private const int Batch = 2;

    public static TheoryData<string> Cases => PoolCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Maxima_and_routes_are_those_of_the_processor(string name) => PoolCases.Run(name, new Forward());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_go_where_the_processor_s_go(string name) => PoolCases.Run(name, new Backward());

    /// <summary>Few different values, so that ties are common, and a few that are not numbers.</summary>
    private static float[] Pixels(int count)
    {
        var values = Whole.Numbers(count, seed: 1);
        for (var index = 5; index < count; index += 17)
        {
            values[index] = (index % 3) switch { 0 => float.NaN, 1 => float.NegativeInfinity, _ => -0f };
        }

        return values;
    }

    private sealed class Forward : IPoolVisitor
    {
        public void Visit<TPool>()
            where TPool : struct, IPool
        {
            var count = Batch * TPool.OutputHeight * TPool.OutputWidth * TPool.OutputChannels;
            var pixels = Pixels(Batch * TPool.InputHeight * TPool.InputWidth * TPool.InputChannels);
            var (expected, expectedRoutes) = (new float[count], new int[count]);
            NetDsl.Kernels.MaxPool.Forward<TPool>(Batch, pixels, expected, expectedRoutes);
            var run = new KernelRun();
            var input = run.Input(pixels);
            var (output, routes, inferred) = (run.Output(count), run.Output(count), run.Output(count));

            run.Run(queue =>
            {
                MaxPool.Forward<TPool>(queue, Batch, input.Span, output.Span, routes.Indices);
                MaxPool.Infer<TPool>(queue, Batch, input.Span, inferred.Span);
            });

            Assert.Equal(expected, output.Values);
            Assert.Equal(expectedRoutes, routes.Numbers);
            Assert.Equal(expected, inferred.Values);
        }
    }

    private sealed class Backward : IPoolVisitor
    {
        public void Visit<TPool>()
            where TPool : struct, IPool
        {
            var outputs = Batch * TPool.OutputHeight * TPool.OutputWidth * TPool.OutputChannels;
            var inputs = Batch * TPool.InputHeight * TPool.InputWidth * TPool.InputChannels;
            var (output, places, expected) = (new float[outputs], new int[outputs], new float[inputs]);
            NetDsl.Kernels.MaxPool.Forward<TPool>(Batch, Pixels(inputs), output, places);
            var run = new KernelRun();
            var gradient = run.Input(Whole.Numbers(outputs, seed: 2));
            NetDsl.Kernels.MaxPool.Backward<TPool>(Batch, gradient.Values, places, expected);
            var (routes, inputGradient) = (run.Input(places), run.Output(inputs));

            run.Run(queue => MaxPool.Backward<TPool>(queue, Batch, gradient.Span, routes.Indices, inputGradient.Span));

            Assert.Equal(expected, inputGradient.Values);
        }
    }
}
