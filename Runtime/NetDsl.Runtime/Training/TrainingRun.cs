using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>One training from its first step, or its checkpoint, to its last: epochs, evaluation, early stopping, checkpoints.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly Trainer trainer;
    private readonly ITrainable trainable;
    private readonly IDataset? validation;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly int[] order;
    private readonly int stepsPerEpoch;
    private readonly ITrainingEngine engine;
    private readonly BestWeights? best;
    private readonly CheckpointFile? checkpoint;
    private readonly TrainingPosition position = new();
    private TimeSpan elapsedBefore;
    private long started;

    public TrainingRun(
        Trainer trainer,
        ITrainable trainable,
        IDataset training,
        IDataset? validation,
        LossFunction loss,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        this.trainer = trainer;
        this.trainable = trainable;
        this.validation = validation;
        this.progress = progress;
        this.cancellation = cancellation;
        order = new int[training.Count];
        var size = Math.Min(trainer.BatchSize, training.Count);
        stepsPerEpoch = (training.Count - 1) / size + 1;
        engine = trainable.CreateEngine(new TrainingTask(trainer, training, loss, size), cancellation);
        best = trainer.EarlyStopping is { RestoreBest: true } ? new BestWeights(trainable.Network) : null;
        checkpoint = trainer.Checkpoint is { } settings
            ? new CheckpointFile(settings.Path, trainer, trainable.Network, training.Count, engine.Optimizer, best)
            : null;
    }

    private static EarlyStopping Never { get; } = new(int.MaxValue, RestoreBest: false);

    public TrainingHistory Run()
    {
        try
        {
            return RunToEnd();
        }
        catch (Exception fault)
        {
            if (engine.Rescue(fault) is { } clearer && clearer != fault)
            {
                throw clearer;
            }

            throw;
        }
    }

    public void Dispose()
    {
        engine.Dispose();
        best?.Dispose();
    }

    private TrainingHistory RunToEnd()
    {
        if (trainer.Checkpoint is { Resume: true } && File.Exists(trainer.Checkpoint.Path))
        {
            checkpoint!.Restore(position);
            engine.Push();
        }

        elapsedBefore = position.Elapsed;
        started = Stopwatch.GetTimestamp();
        while (position.Epochs.Count < trainer.Epochs && !Judge().Stop)
        {
            RunEpoch();
        }

        var (bestEpoch, stopped) = Judge();
        if (best is not null)
        {
            best.Restore();
            engine.Push();
        }

        return new TrainingHistory(position.Epochs, bestEpoch + 1, stopped, position.Steps);
    }

    private void RunEpoch()
    {
        Reorder();
        var before = position.Steps - position.StepOfEpoch;
        for (var begun = position.StepOfEpoch; begun < stepsPerEpoch;)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = begun * trainer.BatchSize;
            var samples = order.AsSpan(first, Math.Min(trainer.BatchSize, order.Length - first));
            var number = before + begun++;
            engine.Begin(samples, number, Rate(number));
            Count(wait: false);
            if (trainer.Checkpoint is { EverySteps: > 0 } settings && (number + 1) % settings.EverySteps == 0)
            {
                Count(wait: true);
                Save();
            }
        }

        Count(wait: true);
        cancellation.ThrowIfCancellationRequested();
        Finish();
    }

    /// <summary>Counts and reports the steps that have finished, or with waiting all that began.</summary>
    private void Count(bool wait)
    {
        while (engine.TryFinish(wait, out var step))
        {
            position.Count(step);
            progress?.Report(Progress(finished: null));
        }
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

    private double Rate(long number) =>
        trainer.Schedule?.Rate(new SchedulePoint
        {
            Start = trainer.Optimizer.LearningRate,
            Epoch = position.Epochs.Count,
            Epochs = trainer.Epochs,
            Step = number,
            Steps = (long)stepsPerEpoch * trainer.Epochs,
            Losses = CollectionsMarshal.AsSpan(position.Losses),
        }) ?? trainer.Optimizer.LearningRate;

    private void Finish()
    {
        var result = Result(Evaluate());
        engine.Fetch();
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
        : new Evaluator { BatchSize = trainer.BatchSize, LossFunction = trainer.LossFunction }.Evaluate(trainable, validation, cancellation);

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

    private double? Accuracy() => engine.Classifies ? (double)position.Told / position.Seen : null;

    private void Save()
    {
        engine.Fetch();
        position.Elapsed = elapsedBefore + Stopwatch.GetElapsedTime(started);
        checkpoint!.Save(position);
    }

    private (int Best, bool Stop) Judge() => (trainer.EarlyStopping ?? Never).Judge(position.Epochs);
}
