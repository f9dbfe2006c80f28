namespace NetworkTests.Comparison;

/// <summary>Agreement of single precision with double precision.</summary>
internal static class Close
{
    private const double Relative = 1e-4;
    // Gradients that cancel to 0, such as those behind a norm of two samples, keep the rounding of what cancelled.
    private const double Absolute = 5e-5;
    // Of a deep network: a wrong tap, a forgotten path or a border that is off by one changes more than this share.
    private const double Deep = 0.02;
    // One in so many values may differ by anything.
    private const int FlippedShare = 100;
    // What moves by more than this share when its numbers move in their last places would pass for anything.
    private const double LargestMove = 0.05;

    /// <summary>Every value agrees, measured against the largest one.</summary>
    public static void Agree(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = 0.0;
        foreach (var value in expected)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var allowed = Absolute + (Relative * largest);
        for (var i = 0; i < expected.Length; i++)
        {
            // Not a number is far from everything.
            if (!(Math.Abs(actual[i] - expected[i]) <= allowed))
            {
                Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {actual[i]}, not {expected[i]} (within {allowed:g2} of values up to {largest:g3})"));
            }
        }
    }

    /// <summary>
    /// The values agree as a whole, by root mean square: in a deep network rounding carries single values over the bend of a rectifier
    /// or to another maximum, and then they differ by all that hangs on it.
    /// </summary>
    /// <param name="actual">What the generated code gave.</param>
    /// <param name="expected">What the interpreter gave.</param>
    /// <param name="scale">The size of what the values are sums of, for those that cancel to 0.</param>
    /// <param name="what">The name of the values.</param>
    /// <param name="moved">What the interpreter gives for numbers moved in their last places: see <see cref="Conditioning"/>.</param>
    public static void AgreeAsWhole(ReadOnlySpan<float> actual, double[] expected, double scale, string what, Func<double[]> moved)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = Conditioning.Size(expected);
        // One position of a small map over the bend changes one channel alone, by any amount; what is wrong changes many.
        var differences = expected.Zip(actual.ToArray(), (right, left) => Math.Abs(left - right)).Order().ToArray();
        var error = Conditioning.Size(differences.AsSpan(0, differences.Length - (differences.Length / FlippedShare)));
        var allowed = (Deep * size) + (Relative * scale) + Absolute;
        if (!(error <= allowed))
        {
            allowed += Math.Min(LargestMove * size, 4 * Conditioning.Size([.. expected.Zip(moved(), (right, left) => left - right)]));
        }

        Assert.True(error <= allowed, FormattableString.Invariant($"{what} is off by {error:g3} (within {allowed:g2} of {size:g3}, root mean squares)"));
    }
}
