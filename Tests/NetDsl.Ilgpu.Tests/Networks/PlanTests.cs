namespace NetDsl.Ilgpu.Tests.Networks;

public sealed class PlanTests : IDisposable
{
    private readonly Gain network = new();
    private readonly GainOnIlgpu gpu;

    public PlanTests() => gpu = new GainOnIlgpu(network, GpuDevice.Imagine(DeviceLimits.H200));

    public void Dispose() => network.Dispose();

    [Fact]
    public void A_training_step_is_planned_without_a_device()
    {
        var plan = new SessionPlanner(gpu, new SessionRequest(64, Trains: true, DeviceAnnex.None)).Plan(DeviceLimits.H200, once: false);

        Assert.Equal(
            ["GainKernels.ForwardKernel", "GainKernels.CountKernel", "Copy.Kernel", "GainKernels.BackwardKernel"],
            plan.Kernels.Select(KernelName.Of));
        Assert.Equal(4, plan.Launches.Count);
        Assert.Equal(256, plan.ScratchFloats);
        Assert.Equal(sizeof(float) * ((192 + 32 + 192) + 1 + (192 + 192) + (192 + 192 + 16)), plan.Bytes);
    }

    [Fact]
    public void A_prediction_is_planned_with_what_runs_once_and_without()
    {
        var planner = new SessionPlanner(gpu, new SessionRequest(1, Trains: false, DeviceAnnex.None));

        Assert.Equal(2, planner.Plan(DeviceLimits.H200).Launches.Count);
        Assert.Equal("GainKernels.ForwardKernel", KernelName.Of(Assert.Single(planner.Plan(DeviceLimits.H200, once: false).Kernels)));
    }

    [Fact]
    public void An_annex_is_planned_with_the_network()
    {
        var annex = new DeviceAnnex(100, (queue, memory, frame) =>
            NetDsl.Ilgpu.Kernels.Copy.Run(queue, frame.Output.Slice(0, 3), memory.Slice(0, 3)));
        var planner = new SessionPlanner(gpu, new SessionRequest(1, Trains: true, annex));

        Assert.Equal("Copy.Kernel", KernelName.Of(planner.Plan(DeviceLimits.H200).Launches[^1].Kernel));
        Assert.Equal(16 + 16 + 16 + 16 + 32 + 16 + 112, planner.Memory(1, scratchFloats: 4).Floats);
    }

    [Fact]
    public void A_planned_network_does_not_run() => Assert.Equal(
        "Gain is only planned here; open a device to run it.",
        Assert.Throws<GpuException>(() => gpu.PredictAll([1, 2, 3])).Message);
}
