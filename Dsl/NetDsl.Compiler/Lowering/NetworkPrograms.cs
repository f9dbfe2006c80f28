using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Prepared weights and a fused forward pass.</summary>
/// <param name="Network">The operations.</param>
/// <param name="Prepare">Calls that prepare the weights; done again when they change.</param>
/// <param name="Forward">Calls of a prediction.</param>
/// <param name="PreparedPlan">Where the prepared weights lie.</param>
/// <param name="Arena">Where values lie.</param>
public sealed record InferenceProgram(
    LoweredNetwork Network,
    IReadOnlyList<KernelCall> Prepare,
    IReadOnlyList<KernelCall> Forward,
    MemoryPlan PreparedPlan,
    MemoryPlan Arena);

/// <summary>A training step without the optimizer.</summary>
/// <param name="Network">The operations.</param>
/// <param name="Forward">Calls of the forward half.</param>
/// <param name="Backward">Calls of the adjoint.</param>
/// <param name="Arena">Where values and gradients lie.</param>
public sealed record TrainingProgram(
    LoweredNetwork Network,
    IReadOnlyList<KernelCall> Forward,
    IReadOnlyList<KernelCall> Backward,
    MemoryPlan Arena);

/// <summary>All programs of a network, and the constants that their kernels share.</summary>
public sealed record NetworkPrograms(SharedConstants Constants, InferenceProgram Inference, TrainingProgram Training)
{
    /// <summary>The programs of a device with memory of its own; null where no target asks for them.</summary>
    public DevicePrograms? Device { get; init; }

    /// <summary>Bytes of one sample in the arena of a training step, from the plan.</summary>
    public long TrainingBytesPerSample => Training.Arena.FloatsPerSample * sizeof(float);
}

/// <summary>The programs of a device with memory of its own: the same operations, called as it wants them.</summary>
public sealed record DevicePrograms(InferenceProgram Inference, TrainingProgram Training);
