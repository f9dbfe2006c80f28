namespace NetDsl;

/// <summary>Multiplies the rate by a factor whenever the loss has not fallen for more than a number of epochs.</summary>
/// <param name="Factor">What the rate is multiplied by.</param>
/// <param name="Patience">Epochs without a fall that are waited for.</param>
public sealed record PlateauSchedule(double Factor = 0.1, int Patience = 10) : Schedule
{
    /// <summary>The share of the best loss by which a loss must fall below it to count.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>The rate that it does not fall below.</summary>
    public double Minimum { get; init; }

    /// <inheritdoc/>
    public override double Rate(in SchedulePoint point)
    {
        var rate = point.Start;
        var best = double.PositiveInfinity;
        var waited = 0;
        foreach (var loss in point.Losses)
        {
            if (loss < best * (1 - Threshold))
            {
                best = loss;
                waited = 0;
            }
            else if (++waited > Patience)
            {
                rate = Math.Max(rate * Factor, Minimum);
                waited = 0;
            }
        }

        return rate;
    }
}
