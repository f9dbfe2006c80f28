namespace ILGPU.Emulation;

/// <summary>Everything about one launch that its threads need.</summary>
/// <param name="Kernel">The kernel's name, for messages.</param>
/// <param name="GridSize">Groups.</param>
/// <param name="GroupSize">Threads a group.</param>
/// <param name="Code">The kernel, rewritten to stop at barriers; null if that was not possible.</param>
/// <param name="Arguments">The slots of the arguments.</param>
/// <param name="Body">Runs the kernel as it is, for the current thread.</param>
/// <param name="Order">The order in which the threads of a group run.</param>
/// <param name="SharedBytes">Bytes of shared memory that a group may have.</param>
/// <param name="Mutation">Watches the barriers, if asked for.</param>
internal sealed record LaunchPlan(
    string Kernel,
    int GridSize,
    int GroupSize,
    ResumableMethod? Code,
    object[] Arguments,
    Action Body,
    ThreadOrder Order,
    int SharedBytes,
    BarrierMutation? Mutation);
