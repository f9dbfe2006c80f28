namespace ILGPU.Emulation;

/// <summary>
/// Runs the groups of one launch one after another, and within a group one thread at a time, each as far as it gets.
/// A thread that meets a barrier sleeps, and the thread whose turn it is goes on: on its own worker where it sleeps
/// itself, on a fresh one where it has not begun. Threads that meet no barrier all run on one worker, as plain calls.
/// </summary>
internal sealed class GroupScheduler
{
    private readonly LaunchPlan plan;
    private readonly EmulatedThread[] threads;
    private readonly WorkerCrew crew = WorkerCrew.Next();
    private readonly ManualResetEventSlim done = new(false, spinCount: 0);

    private int phase;
    private int position;
    private int sleeping;
    private int finished;
    private int groupsRun;
    private bool abandoned;
    private Exception? failure;

    public GroupScheduler(LaunchPlan plan)
    {
        this.plan = plan;
        Shared = new SharedArena(plan);
        threads = new EmulatedThread[plan.GroupSize];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new EmulatedThread(this, i);
    }

    public LaunchPlan Plan => plan;

    public SharedArena Shared { get; }

    /// <summary>The index of the running group in the grid.</summary>
    public int Group { get; private set; }

    /// <summary>Runs all groups.</summary>
    /// <returns>What went wrong, or null.</returns>
    public Exception? Run()
    {
        if (plan.GridSize == 0 || plan.GroupSize == 0)
            return null;
        BeginGroup();
        crew.Take().Assign(this);
        done.Wait();
        Shared.Free();
        return failure;
    }

    /// <summary>Runs threads on the calling worker until one that sleeps elsewhere is due, or all groups are done.</summary>
    public void Drive()
    {
        while (true)
        {
            var next = Next();
            if (next is null)
            {
                if (EndGroup())
                    continue;
                done.Set();
                return;
            }
            if (next.Started)
            {
                next.Wake.Set();
                return;
            }
            Start(next);
        }
    }

    /// <summary>Lets the other threads of the group reach the barrier too.</summary>
    public void Barrier(EmulatedThread self)
    {
        if (abandoned)
            throw new GroupAbandonedException();
        sleeping++;
        position++;
        var next = Next();
        if (next != self)
        {
            if (next!.Started)
                next.Wake.Set();
            else
                crew.Take().Assign(this);
            self.Sleep();
        }
        if (abandoned)
            throw new GroupAbandonedException();
    }

    private void Start(EmulatedThread thread)
    {
        thread.Started = true;
        EmulatedThread.Current = thread;
        try
        {
            plan.Body();
        }
        catch (GroupAbandonedException)
        {
        }
        catch (Exception exception)
        {
            Abandon(KernelFailure.In(plan, Group, thread.Index, exception));
        }
        EmulatedThread.Current = null;
        thread.Finished = true;
        finished++;
        position++;
    }

    /// <summary>The thread whose turn it is, or null when the group is at its end.</summary>
    private EmulatedThread? Next()
    {
        if (abandoned)
            return Array.Find(threads, t => t.Started && !t.Finished);
        while (true)
        {
            for (; position < threads.Length; position++)
            {
                var thread = threads[plan.Order.ThreadAt(phase, position, threads.Length)];
                if (!thread.Finished)
                    return thread;
            }
            if (sleeping == 0)
                return null;
            if (finished > 0)
            {
                Abandon(KernelFailure.UnevenBarrier(plan, Group, sleeping, finished));
                return Array.Find(threads, t => t.Started && !t.Finished);
            }
            phase++;
            position = 0;
            sleeping = 0;
        }
    }

    private void Abandon(Exception exception)
    {
        failure ??= exception;
        abandoned = true;
    }

    private bool EndGroup()
    {
        groupsRun++;
        if (abandoned || groupsRun == plan.GridSize)
            return false;
        BeginGroup();
        return true;
    }

    private void BeginGroup()
    {
        // The last group runs first: a kernel that relies on earlier groups reads what was never written.
        Group = plan.GridSize - 1 - groupsRun;
        phase = 0;
        position = 0;
        sleeping = 0;
        finished = 0;
        foreach (var thread in threads)
            thread.Reset();
        Shared.Reset();
    }
}

/// <summary>Unwinds the threads of a group that cannot be finished.</summary>
internal sealed class GroupAbandonedException : Exception;
