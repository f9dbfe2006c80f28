using System.Runtime.CompilerServices;
using ILGPU.Emulation;

namespace ILGPU;

/// <summary>The threads of the running group.</summary>
public static class Group
{
    /// <summary>The index of this thread in its group.</summary>
    public static int IdxX => EmulatedThread.Required("Group.IdxX").Index;

    /// <summary>The number of threads of a group.</summary>
    public static int DimX => EmulatedThread.Required("Group.DimX").Runner.Plan.GroupSize;

    /// <summary>Waits until every thread of the group came here; what they wrote before is then seen by all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Barrier()
    {
        var thread = EmulatedThread.Required("Group.Barrier");
        if (thread.Runner.Plan.Mutation is { } mutation && mutation.Ignores(BarrierMutation.Caller()))
            return;
        thread.Runner.Barrier(thread);
    }
}
