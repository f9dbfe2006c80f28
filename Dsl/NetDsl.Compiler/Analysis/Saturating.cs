namespace NetDsl.Compiler.Analysis;

/// <summary>
/// Sums and products of counts that stop at a ceiling instead of wrapping around, so that a network built to overflow them gets a
/// number that no contract takes for a small one.
/// </summary>
internal static class Saturating
{
    /// <summary>A quarter of the range: the sum or difference of three such numbers is still exact.</summary>
    public const long Ceiling = long.MaxValue / 4;

    /// <summary>The sum of two numbers, neither negative.</summary>
    public static long Add(long a, long b) => Math.Min(Ceiling, Math.Min(Ceiling, a) + Math.Min(Ceiling, b));

    /// <summary>The product of two numbers, neither negative.</summary>
    public static long Multiply(long a, long b) => b != 0 && a > Ceiling / b ? Ceiling : a * b;
}
