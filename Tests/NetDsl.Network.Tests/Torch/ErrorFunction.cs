namespace NetworkTests.Torch;

/// <summary>The error function, by the series without cancellation of Abramowitz and Stegun (1964), 7.1.6.</summary>
internal static class ErrorFunction
{
    // Beyond it is 1 to all digits.
    private const double Far = 6;

    public static double Of(double x)
    {
        if (Math.Abs(x) > Far)
        {
            return Math.Sign(x);
        }

        var (sum, term) = (0.0, x);
        for (var n = 0; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 3);
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
