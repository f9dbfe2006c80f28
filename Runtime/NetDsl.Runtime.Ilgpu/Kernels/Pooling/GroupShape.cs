namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How the 256 threads of a group stand before rows of vectors of channels: so many vectors side by side, which are read together, and
/// as many rows at the same time as there are threads left. Only the width of a row decides, so sums have the same order everywhere.
/// </summary>
internal static class GroupShape
{
    /// <summary>Threads of a group.</summary>
    public const int Threads = 256;

    /// <summary>Vectors side by side: a power of two, at most the threads that a device runs in lock step.</summary>
    public static int Across(int vectors) => vectors > 16 ? 32 : vectors > 8 ? 16 : vectors > 4 ? 8 : vectors > 2 ? 4 : vectors;

    /// <summary>Groups side by side that cover a row.</summary>
    public static int Blocks(int vectors) => (vectors + Across(vectors) - 1) / Across(vectors);
}
