using System.Runtime.ExceptionServices;

namespace ILGPU.Emulation;

/// <summary>
/// Runs a kernel that could not be rewritten. A thread that meets a barrier sleeps, and the thread whose turn it is goes
/// on: on its own worker where it sleeps itself, on a fresh one where it has not begun. Threads that meet no barrier all
/// run on one worker, as plain calls.
/// </summary>
internal sealed class ThreadedGroups : GroupRunner
{
    private readonly WorkerThread[] threads;
    private readonly ManualResetEventSlim done = new(false, spinCount: 0);

    private int phase;
    private int position;
    private int sleeping;
    private int finished;
    private Exception? failure;

    public ThreadedGroups(LaunchPlan plan)
        : base(plan)
    {
        threads = new WorkerThread[plan.GroupSize];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new WorkerThread(this, i);
    }

    private bool Abandoned => failure is not null;

    /// <summary>Runs threads on the calling worker until one that sleeps elsewhere is due, or all groups are done.</summary>
    public void Drive()
    {
        while (true)
        {
            if (Next() is not { } next)
            {
                if (!Abandoned && ResetGroup())
                    continue;
                done.Set();
                return;
            }
            if (next.Started)
            {
                next.Wake();
                return;
            }
            Start(next);
        }
    }

    public override void Barrier(EmulatedThread thread)
    {
        var self = (WorkerThread)thread;
        ThrowIfAbandoned();
        sleeping++;
        position++;
        var next = Next()!;
        if (next != self)
        {
            if (next.Started)
                next.Wake();
            else
                Worker.Drive(this);
            self.Sleep();
        }
        ThrowIfAbandoned();
    }

    protected override void RunGroups()
    {
        if (!ResetGroup())
            return;
        Worker.Drive(this);
        done.Wait();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void Start(WorkerThread thread)
    {
        thread.Started = true;
        EmulatedThread.Current = thread;
        try
        {
            Plan.Body();
        }
        catch (GroupAbandonedException)
        {
        }
        catch (Exception exception)
        {
            failure ??= KernelFailure.In(Plan, Group, thread.Index, exception);
        }
        EmulatedThread.Current = null;
        thread.Finished = true;
        finished++;
        position++;
    }

    /// <summary>The thread whose turn it is, or null when the group is at its end.</summary>
    private WorkerThread? Next()
    {
        while (!Abandoned)
        {
            for (; position < threads.Length; position++)
            {
                var thread = threads[Plan.Order.ThreadAt(phase, position, threads.Length)];
                if (!thread.Finished)
                    return thread;
            }
            if (sleeping == 0)
                return null;
            if (finished > 0)
                failure = KernelFailure.UnevenBarrier(Plan, Group, sleeping, finished);
            phase++;
            position = 0;
            sleeping = 0;
        }
        return Array.Find(threads, t => t.Sleeps);
    }

    private bool ResetGroup()
    {
        phase = 0;
        position = 0;
        sleeping = 0;
        finished = 0;
        foreach (var thread in threads)
            thread.Reset();
        return BeginGroup();
    }

    private void ThrowIfAbandoned()
    {
        if (Abandoned)
            throw new GroupAbandonedException();
    }
}

/// <summary>Unwinds the threads of a group that cannot be finished.</summary>
internal sealed class GroupAbandonedException : Exception;
