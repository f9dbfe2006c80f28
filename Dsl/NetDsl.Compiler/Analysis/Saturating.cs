namespace NetDsl.Compiler.Analysis;

/// <summary>
/// Sums and products of counts that stop at a ceiling instead of wrapping around, so that a network built to overflow them gets a
/// number that no contract takes for a small one.
/// </summary>
internal static class Saturating
{
    /// <summary>A quarter of the range: the sum or difference of three such numbers is still exact.</summary>
    public const long Ceiling = long.MaxValue / 4;

    /// <summary>The sum of two numbers.</summary>
    public static long Add(long a, long b) => Clamp(Clamp(a) + Clamp(b));

    /// <summary>The product of two numbers.</summary>
    public static long Multiply(long a, long b)
    {
        var (largeA, largeB) = (Math.Abs(Clamp(a)), Math.Abs(Clamp(b)));
        var product = largeB != 0 && largeA > Ceiling / largeB ? Ceiling : largeA * largeB;
        return (a < 0) == (b < 0) ? product : -product;
    }

    private static long Clamp(long number) => Math.Max(-Ceiling, Math.Min(Ceiling, number));
}
