namespace NetDsl;

/// <summary>
/// How the learning rate changes during training. A schedule is a formula without memory: the same point gives the same rate, so
/// that training resumes where it stopped.
/// </summary>
public abstract record Schedule
{
    /// <summary>The learning rate of one step.</summary>
    /// <param name="point">Where training is.</param>
    public abstract double Rate(in SchedulePoint point);
}

/// <summary>Where training is.</summary>
public readonly ref struct SchedulePoint
{
    /// <summary>The optimizer's own learning rate.</summary>
    public required double Start { get; init; }

    /// <summary>The epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>All epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>The step, from 0, counted over all epochs.</summary>
    public required long Step { get; init; }

    /// <summary>All steps of all epochs.</summary>
    public required long Steps { get; init; }

    /// <summary>The loss of each finished epoch: of the validation data, or of the training data where there are none.</summary>
    public ReadOnlySpan<double> Losses { get; init; }
}
