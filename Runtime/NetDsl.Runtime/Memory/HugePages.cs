using System.Runtime.InteropServices;

namespace NetDsl.Memory;

/// <summary>
/// Asks Linux to back large blocks with pages of 2 MiB: kernels that walk down columns of a matrix, or through many rows at once, touch a
/// page for each step, and those of 4 KiB do not fit the processor's tables. Elsewhere nothing is asked.
/// </summary>
internal static unsafe partial class HugePages
{
    private const nuint Size = 2 << 20;

    /// <summary>MADV_HUGEPAGE of madvise(2).</summary>
    private const int UseHugePages = 14;

    /// <summary>
    /// Asks for the whole pages within a block, before it is touched first. The block itself does not begin with a page: arrays that are
    /// walked together would all begin at the same place of the first-level cache, whose way predictor takes them for one another.
    /// </summary>
    public static void Advise(void* start, nuint bytes)
    {
        nuint first = ((nuint)start + Size - 1) / Size * Size;
        nuint end = ((nuint)start + bytes) / Size * Size;
        if (first < end && OperatingSystem.IsLinux())
        {
            // A kernel without such pages refuses, and the block has small ones.
            _ = madvise((void*)first, end - first, UseHugePages);
        }
    }

    [LibraryImport("libc")]
    private static partial int madvise(void* start, nuint bytes, int advice);
}
