namespace NetworkTests.Comparison;

/// <summary>Agreement of single precision with double precision, measured against the largest value of the whole.</summary>
internal static class Close
{
    private const double Relative = 1e-4;
    // Gradients that cancel to 0, such as those behind a norm of two samples, keep the rounding of what cancelled.
    private const double Absolute = 5e-5;

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
}
