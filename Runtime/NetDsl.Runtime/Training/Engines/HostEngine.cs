using NetDsl.Memory;

namespace NetDsl;

/// <summary>The engine of a network on the processor, and the memory for its step. Nothing is allocated in a step.</summary>
internal sealed class HostEngine : ITrainingEngine
{
    private readonly TrainingTask task;
    private readonly Network network;
    private readonly Batch batch;
    private readonly TrainingSession session;
    private readonly NativeBuffer outputs;
    private readonly NativeBuffer outputGradients;
    private readonly NativeBuffer statistics;
    private FinishedStep? finished;

    public HostEngine(Network network, TrainingTask task)
    {
        this.task = task;
        this.network = network;
        Optimizer = task.Trainer.Optimizer.For(network);
        Classifies = task.Loss.Classifies(task.Training);
        batch = new Batch(network.Description, task.Training, task.BatchSize);
        session = network.CreateTrainingSession(task.BatchSize);
        outputs = new NativeBuffer((long)task.BatchSize * network.Description.OutputLength);
        outputGradients = new NativeBuffer(outputs.Length);
        statistics = new NativeBuffer(network.Description.StatisticFloats);
    }

    public OptimizerState Optimizer { get; }

    public bool Classifies { get; }

    public void Begin(ReadOnlySpan<int> samples, long number, double learningRate)
    {
        batch.Fill(samples, task, number);
        var output = outputs.Slice(0, batch.Count * network.Description.OutputLength);
        var gradient = outputGradients.Slice(0, output.Length);
        lock (network.Parameters.Gate)
        {
            (session.Seed, session.Step) = ((uint)task.Trainer.Seed, (ulong)number);
            network.Parameters.Statistics.CopyTo(statistics.Span);
            session.Forward(batch.Samples, output);
            var value = task.Loss.Compute(batch.Count, output, batch.Targets, gradient);
            if (!double.IsFinite(value))
            {
                // The forward pass has moved the statistics, perhaps to NaN, which no later step would bring back.
                statistics.Span.CopyTo(network.Parameters.Statistics);
                throw TrainingException.NotFinite(network.Description.Name, value, number, learningRate);
            }

            session.Backward(batch.Samples, gradient);
            Optimizer.Step(session, learningRate);
            finished = new FinishedStep(batch.Count, learningRate, value, Told(output));
        }
    }

    public bool TryFinish(bool wait, out FinishedStep step)
    {
        step = finished.GetValueOrDefault();
        var told = finished.HasValue;
        finished = null;
        return told;
    }

    // The weights of the host are the ones that are trained, and a step that fails leaves them as they were.
    public void Fetch()
    {
    }

    public void Push()
    {
    }

    public TrainingException? Rescue(Exception fault) => null;

    public void Dispose()
    {
        Optimizer.Dispose();
        batch.Dispose();
        session.Dispose();
        outputs.Dispose();
        outputGradients.Dispose();
        statistics.Dispose();
    }

    private int Told(ReadOnlySpan<float> output)
    {
        var length = network.Description.OutputLength;
        var told = 0;
        for (var sample = 0; Classifies && sample < batch.Count; sample++)
        {
            told += Decision.Class(output.Slice(sample * length, length)) == batch.Labels[sample] ? 1 : 0;
        }

        return told;
    }
}
