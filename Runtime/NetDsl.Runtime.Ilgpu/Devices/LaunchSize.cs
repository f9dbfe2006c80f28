using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>How many threads a kernel runs on, and the memory that it has to move.</summary>
/// <param name="Groups">Groups of threads.</param>
/// <param name="Threads">Threads of a group, at most <see cref="MostThreads"/>.</param>
internal readonly record struct LaunchSize(int Groups, int Threads)
{
    /// <summary>The most threads of a group that every device takes.</summary>
    public const int MostThreads = 256;

    /// <summary>Bytes that are read and written at least once; for tables of what a step costs.</summary>
    public long Bytes { get; init; }

    /// <summary>The size as the library takes it.</summary>
    public KernelConfig Config => new(Groups, Threads);

    /// <summary>One thread for each item.</summary>
    /// <param name="items">Items, at least 1.</param>
    /// <param name="threads">Threads of a group.</param>
    public static LaunchSize ForItems(long items, int threads = MostThreads) => new(checked((int)((items + threads - 1) / threads)), threads);

    /// <summary>The same threads, which touch these pieces of memory once.</summary>
    public LaunchSize Touching(params ReadOnlySpan<DeviceSpan> spans)
    {
        var floats = 0L;
        foreach (var span in spans)
        {
            floats += span.Length;
        }

        return this with { Bytes = floats * sizeof(float) };
    }
}
