using System.Diagnostics;
using System.Runtime.InteropServices;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>One training from its first step, or its checkpoint, to its last. Nothing is allocated from one step to the next.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly Trainer trainer;
    private readonly Network network;
    private readonly IDataset? validation;
    private readonly LossFunction loss;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly bool classifies;
    private readonly int[] order;
    private readonly int stepsPerEpoch;
    private readonly Batch batch;
    private readonly TrainingSession session;
    private readonly OptimizerState optimizer;
    private readonly NativeBuffer outputs;
    private readonly NativeBuffer outputGradients;
    private readonly CheckpointFile? checkpoint;
    private readonly BestWeights? best;
    private readonly TrainingPosition position = new();
    private TimeSpan elapsedBefore;
    private long started;

    public TrainingRun(
        Trainer trainer,
        Network network,
        IDataset training,
        IDataset? validation,
        LossFunction loss,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        this.trainer = trainer;
        this.network = network;
        this.validation = validation;
        this.loss = loss;
        this.progress = progress;
        this.cancellation = cancellation;
        classifies = loss.Classifies(training);
        order = new int[training.Count];
        var size = Math.Min(trainer.BatchSize, training.Count);
        stepsPerEpoch = (training.Count - 1) / size + 1;
        optimizer = trainer.Optimizer.For(network);
        batch = new Batch(network.Description, training, size);
        session = network.CreateTrainingSession(size);
        outputs = new NativeBuffer((long)size * network.Description.OutputLength);
        outputGradients = new NativeBuffer(outputs.Length);
        best = trainer.EarlyStopping is { RestoreBest: true } ? new BestWeights(network) : null;
        checkpoint = trainer.Checkpoint is { } settings ? new CheckpointFile(settings.Path, trainer, network, training.Count, optimizer, best) : null;
    }

    public TrainingHistory Run()
    {
        if (trainer.Checkpoint is { Resume: true } && File.Exists(trainer.Checkpoint.Path))
        {
            checkpoint!.Restore(position);
        }

        elapsedBefore = position.Elapsed;
        started = Stopwatch.GetTimestamp();
        while (position.Epochs.Count < trainer.Epochs && !Judge().Stop)
        {
            RunEpoch();
        }

        var (bestEpoch, stopped) = Judge();
        best?.Restore();
        return new TrainingHistory(position.Epochs, bestEpoch + 1, stopped, position.Steps);
    }

    public void Dispose()
    {
        batch.Dispose();
        session.Dispose();
        optimizer.Dispose();
        outputs.Dispose();
        outputGradients.Dispose();
        best?.Dispose();
    }

    private void RunEpoch()
    {
        var epoch = position.Epochs.Count;
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Shuffle.Run(order, RandomStream.Named(trainer.Seed, "shuffle", (uint)epoch));
        while (position.StepOfEpoch < stepsPerEpoch)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(epoch);
            Report(epoch, null);
            if (trainer.Checkpoint is { EverySteps: > 0 } settings && position.Steps % settings.EverySteps == 0)
            {
                Save();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        Finish(epoch);
    }

    private void Step(int epoch)
    {
        var first = position.StepOfEpoch * trainer.BatchSize;
        batch.Fill(order.AsSpan(first, Math.Min(trainer.BatchSize, order.Length - first)));
        trainer.Transform?.Invoke(batch.Samples, batch.Count, RandomStream.Named(trainer.Seed, "transform", (uint)position.Steps));
        position.LearningRate = Rate(epoch);
        var output = outputs.Slice(0, batch.Count * network.Description.OutputLength);
        var gradient = outputGradients.Slice(0, output.Length);
        double value;
        lock (network.Parameters.Gate)
        {
            (session.Seed, session.Step) = ((uint)trainer.Seed, (ulong)position.Steps);
            session.Forward(batch.Samples, output);
            value = loss.Compute(batch.Count, output, batch.Targets, gradient);
            CheckFinite(value, epoch);
            session.Backward(batch.Samples, gradient);
            optimizer.Step(session, position.LearningRate);
        }

        Count(value, output);
    }

    private void Count(double value, ReadOnlySpan<float> output)
    {
        position.Steps++;
        position.StepOfEpoch++;
        position.Seen += batch.Count;
        position.LossSum += value * batch.Count;
        for (var sample = 0; classifies && sample < batch.Count; sample++)
        {
            var length = network.Description.OutputLength;
            position.Told += Decision.Class(output.Slice(sample * length, length)) == batch.Labels[sample] ? 1 : 0;
        }
    }

    private double Rate(int epoch)
    {
        var start = trainer.Optimizer.LearningRate;
        return trainer.Schedule is null ? start : trainer.Schedule.Rate(new SchedulePoint
        {
            Start = start,
            Epoch = epoch,
            Epochs = trainer.Epochs,
            Step = position.Steps,
            Steps = (long)stepsPerEpoch * trainer.Epochs,
            Losses = CollectionsMarshal.AsSpan(position.Losses),
        });
    }

    private void CheckFinite(double value, int epoch)
    {
        if (!double.IsFinite(value))
        {
            throw new TrainingException(
                FormattableString.Invariant($"The loss of {network.Description.Name} is {value} at step {position.StepOfEpoch + 1} of epoch {epoch + 1}; lower the learning rate ({position.LearningRate:G3}), set ClipNorm, or look for values in the data that are not numbers."));
        }
    }

    private void Finish(int epoch)
    {
        var evaluation = validation is null
            ? null
            : new Evaluator { BatchSize = trainer.BatchSize, LossFunction = trainer.LossFunction }.Evaluate(network, validation, cancellation);
        position.Elapsed = elapsedBefore + Stopwatch.GetElapsedTime(started);
        var result = new EpochResult(
            epoch + 1,
            position.LossSum / position.Seen,
            Accuracy(),
            evaluation?.Loss,
            evaluation?.Confusion?.Accuracy,
            evaluation?.Confusion?.BalancedAccuracy,
            position.LearningRate,
            position.Elapsed);
        var step = position.StepOfEpoch;
        var progressed = new TrainingProgress(result.Epoch, trainer.Epochs, step, stepsPerEpoch, result.Loss, result.Accuracy, result.LearningRate, result);
        position.Finish(result);
        var (bestEpoch, stop) = Judge();
        if (bestEpoch == epoch)
        {
            best?.Take();
        }

        if (trainer.Checkpoint is { } settings && (stop || result.Epoch == trainer.Epochs || result.Epoch % Math.Max(settings.EveryEpochs, 1) == 0))
        {
            Save();
        }

        progress?.Report(progressed);
    }

    private void Save()
    {
        position.Elapsed = elapsedBefore + Stopwatch.GetElapsedTime(started);
        checkpoint!.Save(position);
    }

    private void Report(int epoch, EpochResult? finished) =>
        progress?.Report(new TrainingProgress(
            epoch + 1, trainer.Epochs, position.StepOfEpoch, stepsPerEpoch, position.LossSum / position.Seen, Accuracy(), position.LearningRate, finished));

    private double? Accuracy() => classifies ? (double)position.Told / position.Seen : null;

    private (int Best, bool Stop) Judge() => (trainer.EarlyStopping ?? Never).Judge(position.Epochs);

    private static EarlyStopping Never { get; } = new(int.MaxValue, RestoreBest: false);
}
