using NetDsl.Memory;

namespace NetDsl;

/// <summary>The step of a training and the memory for it: a batch, forward, loss, backward, update. Nothing is allocated in a step.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Trainer trainer;
    private readonly Network network;
    private readonly LossFunction loss;
    private readonly Batch batch;
    private readonly TrainingSession session;
    private readonly NativeBuffer outputs;
    private readonly NativeBuffer outputGradients;
    private readonly NativeBuffer statistics;

    /// <param name="trainer">The settings.</param>
    /// <param name="network">The network.</param>
    /// <param name="training">The samples.</param>
    /// <param name="loss">The training loss.</param>
    /// <param name="size">The most samples of a step.</param>
    public TrainingStep(Trainer trainer, Network network, IDataset training, LossFunction loss, int size)
    {
        this.trainer = trainer;
        this.network = network;
        this.loss = loss;
        Optimizer = trainer.Optimizer.For(network);
        Classifies = loss.Classifies(training);
        batch = new Batch(network.Description, training, size);
        session = network.CreateTrainingSession(size);
        outputs = new NativeBuffer((long)size * network.Description.OutputLength);
        outputGradients = new NativeBuffer(outputs.Length);
        statistics = new NativeBuffer(network.Description.StatisticFloats);
    }

    /// <summary>What the optimizer remembers.</summary>
    public OptimizerState Optimizer { get; }

    /// <summary>Whether samples have classes to be told.</summary>
    public bool Classifies { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="number">The number of the step, from 0, which all its random numbers follow from.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <returns>The mean loss, and how many samples' class was told.</returns>
    /// <exception cref="TrainingException">The loss is not finite; the weights are as they were.</exception>
    public (double Loss, int Told) Run(ReadOnlySpan<int> samples, long number, double learningRate)
    {
        batch.Fill(samples);
        trainer.Transform?.Invoke(batch.Samples, batch.Count, RandomStream.Named(trainer.Seed, "transform", (uint)number));
        var output = outputs.Slice(0, batch.Count * network.Description.OutputLength);
        var gradient = outputGradients.Slice(0, output.Length);
        lock (network.Parameters.Gate)
        {
            (session.Seed, session.Step) = ((uint)trainer.Seed, (ulong)number);
            network.Parameters.Statistics.CopyTo(statistics.Span);
            session.Forward(batch.Samples, output);
            var value = loss.Compute(batch.Count, output, batch.Targets, gradient);
            if (!double.IsFinite(value))
            {
                // The forward pass has moved the statistics, perhaps to NaN, which no later step would bring back.
                statistics.Span.CopyTo(network.Parameters.Statistics);
                throw new TrainingException(
                    FormattableString.Invariant($"The loss of {network.Description.Name} is {value} at step {number + 1}; lower the learning rate ({learningRate:G3}), set ClipNorm, or look for values in the data that are not numbers."));
            }

            session.Backward(batch.Samples, gradient);
            Optimizer.Step(session, learningRate);
            return (value, Told(output));
        }
    }

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
