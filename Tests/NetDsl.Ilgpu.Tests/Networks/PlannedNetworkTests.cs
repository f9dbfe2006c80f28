using Xunit.Abstractions;

namespace NetDsl.Ilgpu.Tests.Networks;

public sealed class PlannedNetworkTests(ITestOutputHelper output)
{
    private static readonly GpuDevice H200 = GpuDevice.Imagine(DeviceLimits.H200);

    [Fact]
    public void A_prediction_of_LeNet_5_is_a_launch_a_layer()
    {
        using var network = new PlannedLeNet5(seed: 1);
        using var gpu = new PlannedLeNet5.OnIlgpu(network, H200);
        var plan = DevicePlanner.Prediction(gpu, batch: 64).Program;
        Tell("LeNet-5, prediction", plan);

        Assert.InRange(plan.Launches.Count, 7, 10);
    }

    [Fact]
    public void A_step_of_LeNet_5_is_planned_with_its_loss_and_its_optimizer()
    {
        using var network = new PlannedLeNet5(seed: 1);
        using var gpu = new PlannedLeNet5.OnIlgpu(network, H200);
        var gradients = DevicePlanner.Gradients(gpu, batch: 64).Program;
        var step = DevicePlanner.TrainingStep(gpu, Task(network.Description, 64));
        Tell("LeNet-5, step", step.Program);

        Assert.True(step.Program.Launches.Count > gradients.Launches.Count);
        Assert.All(gradients.Kernels, kernel => Assert.Contains(kernel, step.Program.Kernels));
        Assert.True(step.MemoryBytes > 64 * gpu.Plan.TrainingPerSample * sizeof(float));
    }

    [Fact]
    public void A_step_of_ResNet_50_moves_its_activations_more_than_once()
    {
        using var network = new PlannedResNet50(seed: 1);
        using var gpu = new PlannedResNet50.OnIlgpu(network, H200);
        var step = DevicePlanner.TrainingStep(gpu, Task(network.Description, 64));
        Tell("ResNet-50, step", step.Program);

        Assert.True(step.Program.Bytes > 64 * gpu.Plan.TrainingPerSample * sizeof(float));
        Assert.True(step.MemoryBytes < 139L << 30);
    }

    private static TrainingTask Task(NetworkDescription network, int batch) =>
        new(new Trainer { Optimizer = new Sgd(0.01) { Momentum = 0.9 }, BatchSize = batch }, new Blank(network), new SoftmaxCrossEntropy(), batch);

    private void Tell(string what, ProgramPlan plan)
    {
        output.WriteLine($"{what}: {plan.Launches.Count} launches of {plan.Kernels.Count} kernels, {Bytes.Text(plan.Bytes)}, scratch {Bytes.Text(plan.ScratchFloats * sizeof(float))}");
        foreach (var kernel in plan.Launches.GroupBy(launch => KernelName.Of(launch.Kernel).Split('.', '<')[0]).OrderByDescending(group => group.Sum(launch => launch.Size.Bytes)))
        {
            output.WriteLine($"  {kernel.Key}: {kernel.Count()} launches, {Bytes.Text(kernel.Sum(launch => launch.Size.Bytes))}");
        }
    }

    private sealed class Blank(NetworkDescription network) : IDataset
    {
        public int Count => 64;

        public IReadOnlyList<int> SampleShape => network.InputShape;

        public void CopySample(int index, Span<float> sample) => sample.Clear();

        public int Label(int index) => 0;
    }
}
