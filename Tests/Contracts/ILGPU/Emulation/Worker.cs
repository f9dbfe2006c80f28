using System.Collections.Concurrent;

namespace ILGPU.Emulation;

/// <summary>
/// An operating system thread that runs emulated threads. All workers of one crew stay on one processor: a hand-over
/// is then a switch on that processor and not a wake-up of another, which costs several times as much.
/// </summary>
internal sealed class Worker
{
    private const int StackBytes = 512 * 1024;

    private readonly ManualResetEventSlim wake = new(false, spinCount: 0);
    private readonly WorkerCrew crew;
    private GroupScheduler? work;

    public Worker(WorkerCrew crew)
    {
        this.crew = crew;
        new Thread(Serve, StackBytes) { IsBackground = true, Name = "Emulated device" }.Start();
    }

    /// <summary>Lets the worker go on with a launch; the caller then waits or leaves.</summary>
    public void Assign(GroupScheduler scheduler)
    {
        work = scheduler;
        wake.Set();
    }

    private void Serve()
    {
        Processor.Pin(crew.Processor);
        while (true)
        {
            wake.Wait();
            wake.Reset();
            var scheduler = work!;
            work = null;
            scheduler.Drive();
            crew.Return(this);
        }
    }
}

/// <summary>The workers of one processor.</summary>
internal sealed class WorkerCrew(int processor)
{
    private static readonly WorkerCrew[] Crews = Emulation.Processor.Allowed().Select(p => new WorkerCrew(p)).ToArray();
    private static int turn;

    private readonly ConcurrentStack<Worker> idle = new();

    public int Processor { get; } = processor;

    /// <summary>The crew for the next launch.</summary>
    public static WorkerCrew Next() => Crews[(uint)Interlocked.Increment(ref turn) % (uint)Crews.Length];

    public Worker Take() => idle.TryPop(out var worker) ? worker : new Worker(this);

    public void Return(Worker worker) => idle.Push(worker);
}
