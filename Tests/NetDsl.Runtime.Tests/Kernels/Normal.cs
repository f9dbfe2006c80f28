namespace NetDsl.Tests.Kernels;

/// <summary>The normal distribution in double precision.</summary>
internal static class Normal
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// The probability below x: near 0 by the series of its integral, x + x³/3 + x⁵/15 + …, times the density; in the tails by Laplace's
    /// continued fraction of Mills' ratio.
    /// </summary>
    public static double Probability(double x)
    {
        if (Math.Abs(x) < 3)
        {
            double sum = 0;
            double term = x;
            for (int n = 1; n < 200; n++)
            {
                sum += term;
                term *= x * x / ((2 * n) + 1);
            }

            return 0.5 + (Density(x) * sum);
        }

        double rest = Math.Abs(x);
        for (int n = 200; n > 0; n--)
        {
            rest = Math.Abs(x) + (n / rest);
        }

        double tail = Density(x) / rest;
        return x < 0 ? tail : 1 - tail;
    }
}
