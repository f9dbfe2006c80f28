using NetDsl;
using NetDsl.Threading;
using NetworkTests.Comparison;
using NetworkTests.Networks;

namespace NetworkTests;

/// <summary>Tests that measure the whole process and therefore run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>After the first, no thread of the process allocates in a prediction, nor in a whole training step with loss and optimizer.</summary>
[Collection(nameof(Alone))]
public sealed class StepAllocationTests
{
    private const int Batch = 4;

    [Theory]
    [InlineData(typeof(LeNet5), 1)]
    [InlineData(typeof(LeNet5), 2)]
    [InlineData(typeof(Residual), 1)]
    [InlineData(typeof(Residual), 2)]
    public void A_prediction_allocates_no_managed_byte(Type type, int threads)
    {
        using var network = (Network)Activator.CreateInstance(type, 5)!;
        using var session = network.CreateSession(Batch);
        var (input, output) = Memory(network);

        Assert.Equal(0, Allocated(threads, () => session.Forward(input, output)));
    }

    [Theory]
    [InlineData(typeof(LeNet5), 1)]
    [InlineData(typeof(LeNet5), 2)]
    [InlineData(typeof(Residual), 1)]
    [InlineData(typeof(Residual), 2)]
    public void A_training_step_allocates_no_managed_byte(Type type, int threads)
    {
        using var network = (Network)Activator.CreateInstance(type, 5)!;
        using var session = network.CreateTrainingSession(Batch);
        using var optimizer = new Sgd(1e-3) { Momentum = 0.9 }.For(network);
        var (input, output) = Memory(network);
        var gradient = new float[output.Length];
        var loss = new SoftmaxCrossEntropy();
        var labels = new int[Batch];

        Assert.Equal(0, Allocated(threads, () =>
        {
            session.Forward(input, output);
            loss.Compute(Batch, output, new Targets(labels), gradient);
            session.Backward(input, gradient);
            optimizer.Step(session);
        }));
    }

    /// <summary>
    /// The least of some runs: the test host's own threads may wake at any moment, and a worker's scratch memory grows when it first meets a larger
    /// piece of work, but what a run itself allocated would show in every one.
    /// </summary>
    private static long Allocated(int threads, Action run)
    {
        var usual = Parallelism.Degree;
        try
        {
            Parallelism.Degree = threads;
            run();
            return Enumerable.Range(0, 21).Min(_ =>
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                run();
                return GC.GetTotalAllocatedBytes(precise: true) - before;
            });
        }
        finally
        {
            Parallelism.Degree = usual;
        }
    }

    private static (float[] Input, float[] Output) Memory(Network network) =>
        (Draw.Values(new Random(8), Batch * network.Description.InputLength), new float[Batch * network.Description.OutputLength]);
}
