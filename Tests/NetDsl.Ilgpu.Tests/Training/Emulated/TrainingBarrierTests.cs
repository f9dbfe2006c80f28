using ILGPU.Emulation;

namespace NetDsl.Ilgpu.Tests.Training.Emulated;

/// <summary>The barriers of losses and optimizers.</summary>
public sealed class TrainingBarrierTests
{
    public static TheoryData<string> Losses => ["crossentropy", "weighted", "multiclass hinge", "squared", "root"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Each_barrier_of_a_loss_is_needed(string name)
    {
        // Nine rows of several threads take two groups; and all outputs differ, so that no sum hides another.
        const int Samples = 9;
        const int Outputs = 300;
        var outputs = Values.Random(Samples * Outputs, seed: 3);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => sample * 7)];
        LossFunction function = name switch
        {
            "crossentropy" => new SoftmaxCrossEntropy(),
            "weighted" => new SoftmaxCrossEntropy(0.1, [.. Enumerable.Range(1, Outputs).Select(c => 1f / c)]),
            "multiclass hinge" => new MulticlassHingeLoss(),
            "root" => new RootMeanSquaredError(),
            _ => new MeanSquaredError(),
        };

        AssertNeeded(device =>
        {
            var run = new LossRun(function, Samples, outputs, labels, null, device: device);
            return [run.Loss, run.Told, .. run.Gradient];
        });
    }

    [Fact]
    public void Each_barrier_of_a_clipped_step_is_needed()
    {
        const int Weights = 2064;
        var gradient = Values.Random(Weights, seed: 5);
        AssertNeeded(device =>
        {
            var run = new UpdateRun(new Sgd(0.1) { ClipNorm = 0.5 }, Weights, statistics: 0) { Device = device };
            run.Step(gradient, 0.1);
            return run.Weights;
        });
    }

    private static void AssertNeeded(Func<GpuDevice, float[]> run)
    {
        var hardware = new EmulatedHardware();
        using var machine = hardware.Use();
        using var device = GpuDevice.Open("cpu");
        Assert.Empty(BarrierAudit.FindUnneeded(hardware, () => run(device), out var sites));
        Assert.NotEmpty(sites);
        Assert.Empty(hardware.KernelsOnStacks);
    }
}
