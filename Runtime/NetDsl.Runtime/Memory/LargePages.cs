using System.Runtime.InteropServices;

namespace NetDsl.Memory;

/// <summary>
/// Asks the system for large pages where a buffer is long enough. Weights and activations are walked through in steps longer than a
/// small page, and each new page costs a walk through the page tables that prefetching does not cross.
/// </summary>
internal static unsafe partial class LargePages
{
    /// <summary>Bytes of a large page on the processors that matter.</summary>
    private const nuint PageSize = 2 << 20;

    /// <summary>MADV_HUGEPAGE of Linux' madvise(2).</summary>
    private const int AdviseHugePage = 14;

    /// <summary>What a buffer should be aligned to, so that it can begin with a large page.</summary>
    public static nuint Alignment(nuint bytes, nuint otherwise) => IsWorthIt(bytes) ? PageSize : otherwise;

    /// <summary>Asks for large pages, before the memory is touched. That is a wish: without them all is right, only slower.</summary>
    public static void Advise(void* start, nuint bytes)
    {
        if (IsWorthIt(bytes))
        {
            _ = Advise(start, bytes / PageSize * PageSize, AdviseHugePage);
        }
    }

    private static bool IsWorthIt(nuint bytes) => OperatingSystem.IsLinux() && bytes >= 2 * PageSize;

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
