namespace NetDsl.Kernels;

/// <summary>What multiply-adds cost, by which convolutions are split into items and shared between threads.</summary>
internal static class MultiplyAdds
{
    /// <summary>Multiply-adds of an item worth handing out, some ten microseconds.</summary>
    public const long SmallestItem = 1_000_000;

    private const double PerNanosecond = 80;

    /// <summary>About how long a number of them takes on one thread.</summary>
    public static double Nanoseconds(double count) => count / PerNanosecond;
}
