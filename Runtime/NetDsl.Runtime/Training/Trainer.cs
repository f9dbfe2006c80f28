namespace NetDsl;

/// <summary>Changes a batch of samples in place before a training step, such as by flipping some of them.</summary>
/// <param name="samples">The samples one after another.</param>
/// <param name="count">How many there are.</param>
/// <param name="random">A stream that is the same whenever this step is taken, so that a resumed training repeats it.</param>
public delegate void BatchTransform(Span<float> samples, int count, RandomStream random);

/// <summary>
/// Trains networks. The same settings, data and seed give the same weights to the bit, also when training was interrupted and
/// resumed from a checkpoint. A trainer may be used for several networks, also at once.
/// </summary>
public sealed class Trainer
{
    /// <summary>How weights follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How often all samples are seen.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of one step; the last step of an epoch has the rest.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Determines the order of the samples, dropout, and the random numbers of <see cref="Transform"/>.</summary>
    public int Seed { get; init; }

    /// <summary>How the learning rate changes; none keeps the optimizer's.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>When to stop before the last epoch; none never does.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The loss; none takes the one that the network declares.</summary>
    public LossFunction? LossFunction { get; init; }

    /// <summary>A weight for each class in the training loss, for classes that are rarer than they matter. Cross-entropy only.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>The share of each target that is spread over all classes in the training loss. Cross-entropy only.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Changes each batch of the training data.</summary>
    public BatchTransform? Transform { get; init; }

    /// <summary>Where training is saved and resumed from; none saves nothing.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>
    /// On a device: steps between two copies of the weights on the host, which the network keeps when the device is lost; 0 takes none.
    /// Copies travel beside the computation. On the processor there is nothing to be lost.
    /// </summary>
    public int SnapshotEverySteps { get; init; } = 1;

    /// <summary>Trains a network on a thread of its own.</summary>
    /// <param name="trainable">
    /// The network, whose weights change step by step. It may predict meanwhile, with the weights of a whole step. Of a network on a
    /// device, the network on the host has the new weights after each epoch, at each checkpoint, and when training ends or fails.
    /// </param>
    /// <param name="training">The samples that it learns from.</param>
    /// <param name="validation">Samples that it is evaluated on after each epoch.</param>
    /// <param name="progress">Hears of each step and each epoch, on the training thread unless it forwards itself.</param>
    /// <param name="cancellation">Stops between two steps, and on a device between two kernels that are compiled before the first; the network keeps the weights of the last finished step.</param>
    /// <returns>What happened in each epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or the settings do not fit each other.</exception>
    /// <exception cref="InvalidOperationException">The network is being trained already.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    /// <exception cref="TrainingException">The loss is no longer a finite number, or the device was lost or disposed.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written.</exception>
    public Task<TrainingHistory> FitAsync(
        ITrainable trainable,
        IDataset training,
        IDataset? validation = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainable);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(SnapshotEverySteps);
        var network = trainable.Network;
        var loss = TrainingLoss(network.Description);
        DatasetCheck.Run(network.Description, training, "training");
        if (validation is not null)
        {
            DatasetCheck.Run(network.Description, validation, "validation");
        }

        EarlyStopping?.Check(loss.Classifies(training), validation is not null && loss.Classifies(validation));
        return Task.Run(
            () =>
            {
                network.Parameters.BeginTraining();
                try
                {
                    using var run = new TrainingRun(this, trainable, training, validation, loss, progress, cancellation);
                    return run.Run();
                }
                finally
                {
                    network.Parameters.EndTraining();
                }
            },
            cancellation);
    }

    private LossFunction TrainingLoss(NetworkDescription description)
    {
        if (ClassWeights is null && LabelSmoothing == 0)
        {
            return LossFunction ?? LossFunction.For(description.Loss, description.OutputLength);
        }

        if (LossFunction is not null || description.Loss != Loss.CrossEntropy)
        {
            throw new ArgumentException(
                $"Class weights and label smoothing belong to cross-entropy, but {description.Name} is trained with {LossFunction?.GetType().Name ?? description.Loss.ToString()}; remove them or give them to a SoftmaxCrossEntropy as LossFunction.");
        }

        return new SoftmaxCrossEntropy(LabelSmoothing, ClassWeights);
    }
}
