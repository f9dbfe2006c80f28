namespace NetworkTests.Comparison;

/// <summary>
/// How much results move when every number that goes in moves by a few units of single precision. A deep network multiplies rounding:
/// a norm over few values divides by a small deviation, and a maximum near a tie goes elsewhere. What moves that far in double precision
/// cannot be known better in single precision, and what does not must agree.
/// </summary>
internal static class Conditioning
{
    // Eight units in the last place: the rounding of one long sum.
    private const double Relative = 5e-7;

    /// <summary>The same numbers, each moved up or down.</summary>
    public static double[] Moved(double[] values, int seed)
    {
        var random = new Random(seed);
        return [.. values.Select(value => value * (1 + (random.Next(2) == 0 ? Relative : -Relative)))];
    }

    /// <summary>The same weights, each moved up or down.</summary>
    public static Dictionary<string, double[]> Moved(Dictionary<string, double[]> weights, int seed) =>
        weights.ToDictionary(weight => weight.Key, weight => Moved(weight.Value, (seed * 31) + weight.Value.Length));

    /// <summary>The root of the mean square.</summary>
    public static double Size(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum / Math.Max(1, values.Length));
    }
}
