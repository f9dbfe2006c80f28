namespace NetDsl.Ilgpu;

/// <summary>
/// What networks would run on a device, without one: launches, bytes, memory, and the kernels' methods, from which code can be compiled.
/// The networks may lie on <see cref="GpuDevice.Imagine"/>.
/// </summary>
internal static class DevicePlanner
{
    /// <summary>One prediction, of weights that were prepared before.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="limits">What the device could do; none takes those of the network's device.</param>
    public static PlannedProgram Prediction(DeviceNetwork network, int batch, DeviceLimits? limits = null) =>
        Plan(network, new SessionRequest(batch, Trains: false, DeviceAnnex.None), limits);

    /// <summary>Forward and backward, without a loss and an optimizer.</summary>
    /// <inheritdoc cref="Prediction" path="/param"/>
    public static PlannedProgram Gradients(DeviceNetwork network, int batch, DeviceLimits? limits = null) =>
        Plan(network, new SessionRequest(batch, Trains: true, DeviceAnnex.None), limits);

    /// <summary>A whole step of the trainer: forward, loss, backward, update.</summary>
    /// <param name="network">The network.</param>
    /// <param name="task">What it is trained on.</param>
    /// <param name="limits">What the device could do; none takes those of the network's device.</param>
    public static PlannedProgram TrainingStep(DeviceNetwork network, TrainingTask task, DeviceLimits? limits = null) =>
        Plan(network, new SessionRequest(task.BatchSize, Trains: true, new StepProgram(network.Network.Description, task).Annex), limits);

    private static PlannedProgram Plan(DeviceNetwork network, SessionRequest request, DeviceLimits? limits)
    {
        var planner = new SessionPlanner(network, request);
        var program = planner.Plan(limits ?? network.Device.Limits, once: false);
        return new PlannedProgram(program, planner.Memory(request.Batch, program.ScratchFloats).Floats * sizeof(float));
    }
}

/// <summary>A program as planned for a session.</summary>
/// <param name="Program">Its launches.</param>
/// <param name="MemoryBytes">The session's memory; the weights are not in it.</param>
internal sealed record PlannedProgram(ProgramPlan Program, long MemoryBytes);
