using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>One training from its first step, or its checkpoint, to its last: epochs, evaluation, early stopping, checkpoints.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly Trainer trainer;
    private readonly Network network;
    private readonly IDataset? validation;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly int[] order;
    private readonly int stepsPerEpoch;
    private readonly TrainingStep step;
    private readonly BestWeights? best;
    private readonly CheckpointFile? checkpoint;
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
        this.progress = progress;
        this.cancellation = cancellation;
        order = new int[training.Count];
        var size = Math.Min(trainer.BatchSize, training.Count);
        stepsPerEpoch = (training.Count - 1) / size + 1;
        step = new TrainingStep(trainer, network, training, loss, size);
        best = trainer.EarlyStopping is { RestoreBest: true } ? new BestWeights(network) : null;
        checkpoint = trainer.Checkpoint is { } settings
            ? new CheckpointFile(settings.Path, trainer, network, training.Count, step.Optimizer, best)
            : null;
    }

    private static EarlyStopping Never { get; } = new(int.MaxValue, RestoreBest: false);

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
        step.Dispose();
        best?.Dispose();
    }

    private void RunEpoch()
    {
        Reorder();
        while (position.StepOfEpoch < stepsPerEpoch)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = position.StepOfEpoch * trainer.BatchSize;
            var samples = order.AsSpan(first, Math.Min(trainer.BatchSize, order.Length - first));
            position.LearningRate = Rate();
            var (loss, told) = step.Run(samples, position.Steps, position.LearningRate);
            position.Count(samples.Length, loss, told);
            progress?.Report(Progress(finished: null));
            if (trainer.Checkpoint is { EverySteps: > 0 } settings && position.Steps % settings.EverySteps == 0)
            {
                Save();
            }
        }

        cancellation.ThrowIfCancellationRequested();
        Finish();
    }

    /// <summary>Each epoch begins from the same order, so that its own follows from the seed and its number alone.</summary>
    private void Reorder()
    {
        for (var index = 0; index < order.Length; index++)
        {
            order[index] = index;
        }

        Shuffle.Run(order, RandomStream.Named(trainer.Seed, "shuffle", (uint)position.Epochs.Count));
    }

    private double Rate() =>
        trainer.Schedule?.Rate(new SchedulePoint
        {
            Start = trainer.Optimizer.LearningRate,
            Epoch = position.Epochs.Count,
            Epochs = trainer.Epochs,
            Step = position.Steps,
            Steps = (long)stepsPerEpoch * trainer.Epochs,
            Losses = CollectionsMarshal.AsSpan(position.Losses),
        }) ?? trainer.Optimizer.LearningRate;

    private void Finish()
    {
        var result = Result(Evaluate());
        var report = Progress(result);
        position.Finish(result);
        var (bestEpoch, stop) = Judge();
        if (bestEpoch == result.Epoch - 1)
        {
            best?.Take();
        }

        if (trainer.Checkpoint is { } settings
            && (stop || result.Epoch == trainer.Epochs || result.Epoch % Math.Max(settings.EveryEpochs, 1) == 0))
        {
            Save();
        }

        progress?.Report(report);
    }

    private Evaluation? Evaluate() => validation is null
        ? null
        : new Evaluator { BatchSize = trainer.BatchSize, LossFunction = trainer.LossFunction }.Evaluate(network, validation, cancellation);

    private EpochResult Result(Evaluation? evaluation) => new(
        position.Epochs.Count + 1,
        position.LossSum / position.Seen,
        Accuracy(),
        evaluation?.Loss,
        evaluation?.Accuracy,
        evaluation?.BalancedAccuracy,
        position.LearningRate,
        elapsedBefore + Stopwatch.GetElapsedTime(started));

    private TrainingProgress Progress(EpochResult? finished) => new(
        position.Epochs.Count + 1,
        trainer.Epochs,
        position.StepOfEpoch,
        stepsPerEpoch,
        position.LossSum / position.Seen,
        Accuracy(),
        position.LearningRate,
        finished);

    private double? Accuracy() => step.Classifies ? (double)position.Told / position.Seen : null;

    private void Save()
    {
        position.Elapsed = elapsedBefore + Stopwatch.GetElapsedTime(started);
        checkpoint!.Save(position);
    }

    private (int Best, bool Stop) Judge() => (trainer.EarlyStopping ?? Never).Judge(position.Epochs);
}
