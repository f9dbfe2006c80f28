namespace NetDsl;

/// <summary>
/// Everything that a training knows beside weights and optimizer: with those three it continues to the bit, since the order of
/// samples and all random numbers follow from the seed, the epoch and the step.
/// </summary>
internal sealed class TrainingPosition
{
    /// <summary>Finished epochs.</summary>
    public List<EpochResult> Epochs { get; } = [];

    /// <summary>The loss of each finished epoch that schedules look at.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>Steps taken in all epochs.</summary>
    public long Steps { get; set; }

    /// <summary>Steps taken in the current epoch.</summary>
    public int StepOfEpoch { get; set; }

    /// <summary>Samples seen in the current epoch.</summary>
    public int Seen { get; set; }

    /// <summary>Samples of the current epoch whose class was told.</summary>
    public int Told { get; set; }

    /// <summary>The sum of the losses of the current epoch's samples.</summary>
    public double LossSum { get; set; }

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Time spent so far.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Counts a finished step.</summary>
    public void Count(in FinishedStep step)
    {
        Steps++;
        StepOfEpoch++;
        Seen += step.Samples;
        Told += step.Told;
        LossSum += step.Loss * step.Samples;
        LearningRate = step.LearningRate;
    }

    /// <summary>Adds a finished epoch and begins the next.</summary>
    public void Finish(EpochResult epoch)
    {
        Add(epoch);
        (StepOfEpoch, Seen, Told, LossSum) = (0, 0, 0, 0);
    }

    /// <summary>Adds a finished epoch.</summary>
    public void Add(EpochResult epoch)
    {
        Epochs.Add(epoch);
        Losses.Add(epoch.ValidationLoss ?? epoch.Loss);
    }
}
