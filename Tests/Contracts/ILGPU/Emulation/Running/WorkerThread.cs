namespace ILGPU.Emulation;

/// <summary>An emulated thread that sleeps at barriers, with its stack, on an operating system thread.</summary>
internal sealed class WorkerThread(GroupRunner runner, int index) : EmulatedThread(runner, index)
{
    private readonly ManualResetEventSlim wake = new(false, spinCount: 0);

    public bool Started { get; set; }

    public bool Finished { get; set; }

    public bool Sleeps => Started && !Finished;

    /// <summary>Makes the thread ready for another group.</summary>
    public void Reset()
    {
        Started = false;
        Finished = false;
        Allocations = 0;
    }

    /// <summary>Hands over to this thread.</summary>
    public void Wake() => wake.Set();

    /// <summary>Waits until another thread hands over to this one.</summary>
    public void Sleep()
    {
        wake.Wait();
        wake.Reset();
    }
}
