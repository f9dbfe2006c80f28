namespace ILGPU.Emulation;

/// <summary>Runs a kernel that was rewritten to stop at barriers: every thread is a frame, and all run on the caller.</summary>
internal sealed class ResumableGroups : GroupRunner
{
    private readonly EmulatedThread[] threads;
    private readonly Frame[] frames;
    private readonly ResumableMethod code;

    public ResumableGroups(LaunchPlan plan, ResumableMethod code)
        : base(plan)
    {
        this.code = code;
        threads = new EmulatedThread[plan.GroupSize];
        frames = new Frame[plan.GroupSize];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new EmulatedThread(this, i);
            // Threads that never stop finish one after another, and can share a frame.
            frames[i] = i == 0 || code.Stops ? code.Take() : frames[0];
            frames[i].Arguments = plan.Arguments;
        }
    }

    public override void Barrier(EmulatedThread thread) =>
        throw new InvalidOperationException($"kernel '{Plan.Kernel}' met a barrier that was not found in its code");

    protected override void RunGroups()
    {
        while (BeginGroup())
        {
            foreach (var thread in threads)
                thread.Allocations = 0;
            for (int phase = 0; RunPhase(phase); phase++)
            {
            }
        }
        // Frames of a group that failed stand somewhere in the middle and are dropped instead.
        foreach (var frame in code.Stops ? frames : frames[..1])
            code.Return(frame);
    }

    /// <summary>Runs every thread to its next barrier; false when all came to their end.</summary>
    private bool RunPhase(int phase)
    {
        int finished = 0;
        try
        {
            for (int position = 0; position < threads.Length; position++)
            {
                int index = Plan.Order.ThreadAt(phase, position, threads.Length);
                EmulatedThread.Current = threads[index];
                if (frames[index].Run())
                    finished++;
            }
        }
        catch (Exception exception)
        {
            throw KernelFailure.In(Plan, Group, EmulatedThread.Current!.Index, exception);
        }
        finally
        {
            EmulatedThread.Current = null;
        }
        if (finished > 0 && finished < threads.Length)
            throw KernelFailure.UnevenBarrier(Plan, Group, threads.Length - finished, finished);
        return finished == 0;
    }
}
