namespace ILGPU.Emulation;

/// <summary>One thread of the group that is running.</summary>
internal class EmulatedThread(GroupRunner runner, int index)
{
    /// <summary>The emulated thread that the calling operating system thread is running, if any.</summary>
    [ThreadStatic]
    public static EmulatedThread? Current;

    public readonly GroupRunner Runner = runner;

    public readonly int Index = index;

    /// <summary>How many shared arrays this thread has asked for.</summary>
    public int Allocations;

    /// <summary>The running thread, or an error that says that <paramref name="member"/> belongs into kernels.</summary>
    public static EmulatedThread Required(string member) =>
        Current ?? throw new NotSupportedException($"'{member}' was called outside a kernel; call it from a kernel only");
}
