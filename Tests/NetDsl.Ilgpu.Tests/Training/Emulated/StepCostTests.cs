using ILGPU.Emulation;

namespace NetDsl.Ilgpu.Tests.Training.Emulated;

/// <summary>What a training step moves and launches.</summary>
public sealed class StepCostTests
{
    private const int Batch = 8;

    [Fact]
    public async Task A_step_is_one_upload_and_a_few_bytes_back_and_allocates_nothing()
    {
        var (first, second) = await Costs(snapshots: 0);

        // Labels in 16 floats, samples in 32; the verdict is 4 floats. Costs are those of step 5 to 6, amid an epoch.
        Assert.Equal((16 + (Batch * 4)) * sizeof(float), second.ToDevice - first.ToDevice);
        Assert.Equal(Verdict.Length * sizeof(float), second.ToHost - first.ToHost);
        Assert.Equal(first.Allocations, second.Allocations);

        // Noise, dense, statistics, gradient; the loss; the update.
        Assert.Equal(6, second.Launches - first.Launches);
    }

    [Fact]
    public async Task A_copy_of_the_weights_is_as_many_bytes_back_as_there_are_weights()
    {
        var (first, second) = await Costs(snapshots: 1);
        Assert.Equal((Verdict.Length + 48) * sizeof(float), second.ToHost - first.ToHost);
        Assert.Equal(6, second.Launches - first.Launches);
    }

    [Fact]
    public async Task On_OpenCL_where_only_whole_streams_can_be_waited_for_training_is_the_same()
    {
        var weights = await TinyTraining.WeightsOfSteps();
        var hardware = new EmulatedHardware { OpenCL = [new("Emulated")] };
        using var scope = hardware.Use();
        using var device = GpuDevice.Open("opencl");
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, device);
        await TinyTraining.Trainer().FitAsync(target, TinyTraining.Data, TinyTraining.Validation);
        Near.Assert(weights[TinyTraining.Steps], network.Parameters.Values, 1e-5f);
    }

    private static async Task<(Cost First, Cost Second)> Costs(int snapshots)
    {
        var hardware = new EmulatedHardware { Cuda = [new("Emulated")] };
        using var scope = hardware.Use();
        using var device = GpuDevice.Open("cuda");
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, device);
        var costs = new List<Cost>();
        var trainer = new Trainer { Epochs = 1, BatchSize = Batch, SnapshotEverySteps = snapshots };
        await trainer.FitAsync(target, TinyData.Labelled(10 * Batch), progress: new Direct(_ => costs.Add(
            new Cost(hardware.BytesToDevice, hardware.BytesToHost, hardware.Allocations, hardware.Launches.Count))));
        return (costs[4], costs[5]);
    }

    private readonly record struct Cost(long ToDevice, long ToHost, int Allocations, int Launches);
}
