namespace ILGPU.Emulation;

/// <summary>Runs the groups of one launch one after another, and within a group one thread at a time.</summary>
internal abstract class GroupRunner
{
    protected GroupRunner(LaunchPlan plan)
    {
        Plan = plan;
        Shared = new SharedArena(plan);
    }

    public LaunchPlan Plan { get; }

    public SharedArena Shared { get; }

    /// <summary>The index of the running group in the grid.</summary>
    public int Group { get; private set; }

    /// <summary>The groups that were begun.</summary>
    protected int GroupsBegun { get; private set; }

    /// <summary>A runner for a launch.</summary>
    public static GroupRunner For(LaunchPlan plan) =>
        plan.Code is { } code ? new ResumableGroups(plan, code) : new ThreadedGroups(plan);

    /// <summary>Runs all groups.</summary>
    /// <exception cref="KernelFailureException">The kernel failed.</exception>
    public void Run()
    {
        try
        {
            RunGroups();
        }
        finally
        {
            Shared.Free();
        }
    }

    /// <summary>Waits, in the thread of a kernel that was not rewritten, for the rest of the group.</summary>
    public abstract void Barrier(EmulatedThread thread);

    protected abstract void RunGroups();

    /// <summary>Moves to the next group; false when there is none.</summary>
    protected bool BeginGroup()
    {
        if (GroupsBegun == Plan.GridSize)
            return false;
        // The last group runs first: a kernel that relies on earlier groups reads what was never written.
        Group = Plan.GridSize - 1 - GroupsBegun++;
        Shared.Reset();
        return true;
    }
}
