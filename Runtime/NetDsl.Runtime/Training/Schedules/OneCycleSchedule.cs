namespace NetDsl;

/// <summary>
/// One rise and one fall along cosines, step by step (Smith and Topin, 2018), with PyTorch's defaults: from peak / 25 to the peak in
/// the first 30 % of all steps, then down to a ten-thousandth of where it began. The optimizer's own rate plays no part.
/// </summary>
/// <param name="Peak">The highest rate.</param>
public sealed record OneCycleSchedule(double Peak) : Schedule
{
    /// <summary>The share of all steps that the rate rises for.</summary>
    public double Rise { get; init; } = 0.3;

    /// <summary>The peak divided by the first rate.</summary>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The first rate divided by the last.</summary>
    public double EndDivisor { get; init; } = 10_000;

    /// <inheritdoc/>
    public override double Rate(in SchedulePoint point)
    {
        var first = Peak / StartDivisor;
        var top = Math.Max(Rise * point.Steps - 1, 0);
        return point.Step <= top && top > 0
            ? Cosine(first, Peak, point.Step / top)
            : Cosine(Peak, first / EndDivisor, (point.Step - top) / Math.Max(point.Steps - 1 - top, 1));
    }

    private static double Cosine(double from, double to, double share) =>
        to + (from - to) * (1 + Math.Cos(Math.PI * Math.Min(share, 1))) / 2;
}
