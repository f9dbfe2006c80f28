using System.Runtime.InteropServices;

namespace ILGPU.Emulation;

/// <summary>Keeps threads on one processor where the system offers it; elsewhere the emulator is slower, not different.</summary>
internal static unsafe partial class Processor
{
    private const int MaskWords = 16;

    /// <summary>The processors that this process may use; one that stands for any where that cannot be asked.</summary>
    public static int[] Allowed()
    {
        if (!OperatingSystem.IsLinux())
            return [-1];
        ulong* mask = stackalloc ulong[MaskWords];
        new Span<ulong>(mask, MaskWords).Clear();
        try
        {
            if (sched_getaffinity(0, MaskWords * sizeof(ulong), mask) != 0)
                return [-1];
        }
        catch (EntryPointNotFoundException)
        {
            return [-1];
        }
        var bits = new ReadOnlySpan<ulong>(mask, MaskWords).ToArray();
        var processors = Enumerable.Range(0, MaskWords * 64).Where(i => (bits[i / 64] >> (i % 64) & 1) != 0).ToArray();
        return processors.Length == 0 ? [-1] : processors;
    }

    /// <summary>Keeps the calling thread on a processor.</summary>
    public static void Pin(int processor)
    {
        if (processor < 0)
            return;
        ulong* mask = stackalloc ulong[MaskWords];
        new Span<ulong>(mask, MaskWords).Clear();
        mask[processor / 64] = 1UL << (processor % 64);
        _ = sched_setaffinity(0, MaskWords * sizeof(ulong), mask);
    }

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int thread, nint bytes, ulong* mask);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int thread, nint bytes, ulong* mask);
}
