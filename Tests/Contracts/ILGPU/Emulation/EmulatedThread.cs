namespace ILGPU.Emulation;

/// <summary>One thread of the group that is running: its place, and where it waits while the others run.</summary>
internal sealed class EmulatedThread(GroupScheduler scheduler, int index)
{
    /// <summary>The emulated thread that the calling operating system thread is running, if any.</summary>
    [ThreadStatic]
    public static EmulatedThread? Current;

    public readonly GroupScheduler Scheduler = scheduler;

    public readonly int Index = index;

    /// <summary>Set by the thread that hands over to this one.</summary>
    public readonly ManualResetEventSlim Wake = new(false, spinCount: 0);

    public bool Started;

    public bool Finished;

    /// <summary>How many shared arrays this thread has asked for.</summary>
    public int Allocations;

    /// <summary>Makes the thread ready for another group.</summary>
    public void Reset()
    {
        Started = false;
        Finished = false;
        Allocations = 0;
    }

    /// <summary>Waits until another thread hands over to this one.</summary>
    public void Sleep()
    {
        Wake.Wait();
        Wake.Reset();
    }

    /// <summary>The running thread, or an error that says that <paramref name="member"/> belongs into kernels.</summary>
    public static EmulatedThread Required(string member) =>
        Current ?? throw new NotSupportedException($"'{member}' was called outside a kernel; call it from a kernel only");
}
