using System.Collections.Concurrent;

namespace ILGPU.Emulation;

/// <summary>An operating system thread that runs emulated threads of kernels that need a stack each.</summary>
internal sealed class Worker
{
    private const int StackBytes = 512 * 1024;

    private static readonly ConcurrentStack<Worker> Idle = new();

    private readonly ManualResetEventSlim wake = new(false, spinCount: 0);
    private ThreadedGroups? work;

    private Worker() => new Thread(Serve, StackBytes) { IsBackground = true, Name = "Emulated device" }.Start();

    /// <summary>Lets an idle worker go on with a launch; the caller then waits or leaves.</summary>
    public static void Drive(ThreadedGroups groups)
    {
        if (!Idle.TryPop(out var worker))
            worker = new Worker();
        worker.work = groups;
        worker.wake.Set();
    }

    private void Serve()
    {
        while (true)
        {
            wake.Wait();
            wake.Reset();
            var groups = work!;
            work = null;
            groups.Drive();
            Idle.Push(this);
        }
    }
}
