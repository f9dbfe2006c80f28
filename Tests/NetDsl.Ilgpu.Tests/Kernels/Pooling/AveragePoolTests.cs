using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using AveragePool = NetDsl.Ilgpu.Kernels.AveragePool;

namespace NetDsl.Ilgpu.Tests.Kernels.Pooling;

public sealed class AveragePoolTests
{
    private const int Batch = 2;

    public static TheoryData<string> Cases => PoolCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_and_their_gradients_are_those_of_the_processor(string name) => PoolCases.Run(name, new BothWays());

    private sealed class BothWays : IPoolVisitor
    {
        public void Visit<TPool>()
            where TPool : struct, IPool
        {
            var outputs = Batch * TPool.OutputHeight * TPool.OutputWidth * TPool.OutputChannels;
            var inputs = Batch * TPool.InputHeight * TPool.InputWidth * TPool.InputChannels;
            var run = new KernelRun();
            var (input, gradient) = (run.Input(Whole.Numbers(inputs, seed: 1)), run.Input(Whole.Numbers(outputs, seed: 2)));
            var (expected, expectedGradient) = (new float[outputs], new float[inputs]);
            NetDsl.Kernels.AveragePool.Forward<TPool>(Batch, input.Values, expected);
            NetDsl.Kernels.AveragePool.Backward<TPool>(Batch, gradient.Values, expectedGradient);
            var (output, inputGradient) = (run.Output(outputs), run.Output(inputs));

            run.Run(queue =>
            {
                AveragePool.Forward<TPool>(queue, Batch, input.Span, output.Span);
                AveragePool.Backward<TPool>(queue, Batch, gradient.Span, inputGradient.Span);
            });

            Near.Assert(expected, output.Values, 1e-6f);
            Near.Assert(expectedGradient, inputGradient.Values, 1e-6f);
        }
    }
}
