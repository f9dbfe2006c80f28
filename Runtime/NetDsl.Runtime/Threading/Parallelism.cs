namespace NetDsl.Threading;

/// <summary>How many threads a kernel may use. Results are the same bits for every degree.</summary>
public static class Parallelism
{
    private static int degree = Environment.ProcessorCount;

    /// <summary>
    /// Threads that work on one kernel, the calling one included; at first the number of processors. With 1 no other thread is
    /// started or used.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Degree
    {
        get => Volatile.Read(ref degree);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref degree, value);
        }
    }
}
