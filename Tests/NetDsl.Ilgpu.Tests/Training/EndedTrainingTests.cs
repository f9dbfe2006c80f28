using System.Globalization;

namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Trainings on a device that somebody ends before their first step, or by disposing what they use.</summary>
public sealed class EndedTrainingTests
{
    [Fact]
    public async Task Cancellation_stops_the_compilation_of_kernels_and_leaves_nothing_on_the_device()
    {
        using var network = new TinyNetwork();
        using var device = GpuDevice.Open(GpuFixture.Name);
        using var cancellation = new CancellationTokenSource();

        // Kernels are planned before they are compiled, and none has been compiled on a device that was just opened.
        using var target = new TinyOnDevice(network, device) { Forwarding = cancellation.Cancel };
        var held = device.Context().AllocatedBytes;
        var before = network.Parameters.Values.ToArray();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => TinyTraining.Trainer(batch: (_, _) => Assert.Fail("A step began.")).FitAsync(target, TinyTraining.Data, cancellation: cancellation.Token));

        Assert.Equal(held, device.Context().AllocatedBytes);
        Assert.False(target.Home().IsInUse);
        Assert.Equal(before, network.Parameters.Values);

        // All of them are still to be compiled.
        var reports = new Reports();
        target.CreateTrainingSession(batch: 8, reports).Dispose();
        Assert.NotEmpty(reports.Heard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_disposed_in_the_middle_of_a_training_leaves_the_weights_of_a_whole_step(bool wholeDevice)
    {
        var weights = await TinyTraining.WeightsOfSteps();
        using var network = new TinyNetwork();
        using var device = GpuDevice.Open(GpuFixture.Name);
        using var target = new TinyOnDevice(network, device);
        IDisposable disposed = wholeDevice ? device : target;
        var trainer = TinyTraining.Trainer(batch: (step, _) =>
        {
            if (step == 5)
            {
                disposed.Dispose();
            }
        });

        var message = (await Assert.ThrowsAsync<TrainingException>(() => trainer.FitAsync(target, TinyTraining.Data))).Message;

        Assert.StartsWith($"{(wholeDevice ? "" : "Tiny on ")}the device {device} was disposed in the middle of a training, after step ", message, StringComparison.OrdinalIgnoreCase);
        var survived = int.Parse(message.Split("has the weights after step ")[1].Split('.')[0], CultureInfo.InvariantCulture);
        Assert.InRange(survived, 3, 4);
        Near.Assert(weights[survived], network.Parameters.Values, 1e-5f);
    }

    private sealed class Reports : IProgress<KernelProgress>
    {
        public List<KernelProgress> Heard { get; } = [];

        public void Report(KernelProgress value) => Heard.Add(value);
    }
}
