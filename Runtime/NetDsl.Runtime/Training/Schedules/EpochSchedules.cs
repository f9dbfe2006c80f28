namespace NetDsl;

/// <summary>Multiplies the rate by a factor every few epochs.</summary>
/// <param name="Every">Epochs between two changes.</param>
/// <param name="Factor">What the rate is multiplied by.</param>
public sealed record StepSchedule(int Every, double Factor = 0.1) : Schedule
{
    /// <summary>Epochs between two changes, at least 1.</summary>
    public int Every { get; } = Every >= 1
        ? Every
        : throw new ArgumentOutOfRangeException(nameof(Every), Every, "A step schedule changes the rate every 1 or more epochs.");

    /// <inheritdoc/>
    public override double Rate(in SchedulePoint point) => point.Start * Math.Pow(Factor, point.Epoch / Every);
}

/// <summary>Multiplies the rate by a factor each epoch.</summary>
/// <param name="Factor">What the rate is multiplied by.</param>
public sealed record ExponentialSchedule(double Factor) : Schedule
{
    /// <inheritdoc/>
    public override double Rate(in SchedulePoint point) => point.Start * Math.Pow(Factor, point.Epoch);
}

/// <summary>Falls along half a cosine from the first epoch to the last (Loshchilov and Hutter, 2017, without restarts).</summary>
/// <param name="Minimum">The rate that it falls towards.</param>
public sealed record CosineSchedule(double Minimum = 0) : Schedule
{
    /// <inheritdoc/>
    public override double Rate(in SchedulePoint point) =>
        Minimum + (point.Start - Minimum) * (1 + Math.Cos(Math.PI * point.Epoch / point.Epochs)) / 2;
}
