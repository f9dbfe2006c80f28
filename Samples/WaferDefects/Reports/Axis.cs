using System.Globalization;

namespace WaferDefects.Reports;

/// <summary>An axis of a chart with ticks at round numbers.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Step">From one tick to the next.</param>
/// <param name="Format">How ticks are written.</param>
internal sealed record Axis(double Low, double High, double Step, string Format)
{
    /// <summary>The places of the ticks.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var first = (long)Math.Ceiling((Low / Step) - 1e-9);
            var last = (long)Math.Floor((High / Step) + 1e-9);
            for (var tick = first; tick <= last; tick++)
            {
                yield return tick * Step;
            }
        }
    }

    /// <summary>An axis that holds two bounds, with about five steps of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value.</param>
    /// <param name="format">How ticks are written.</param>
    /// <param name="whole">Whether only whole numbers are ticks.</param>
    public static Axis Over(double low, double high, string format, bool whole = false)
    {
        var rough = Math.Max(high - low, 1e-9) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        step = whole ? Math.Max(Math.Round(step), 1) : step;
        return new Axis(whole ? low : Math.Floor(low / step) * step, whole ? high : Math.Ceiling(high / step) * step, step, format);
    }

    /// <summary>Where a value lies between both ends: 0 to 1 where it is on the axis.</summary>
    public double Share(double value) => High > Low ? (value - Low) / (High - Low) : 0.5;

    /// <summary>A tick's text.</summary>
    public string Label(double tick) => tick.ToString(Format, CultureInfo.InvariantCulture);
}
