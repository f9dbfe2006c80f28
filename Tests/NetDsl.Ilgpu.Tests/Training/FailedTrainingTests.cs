namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Trainings on a device that end before their time.</summary>
public sealed class FailedTrainingTests
{
    [Theory]
    [InlineData(1, float.NaN)]
    [InlineData(5, float.NaN)]
    [InlineData(5, 1e30f)]
    [InlineData(9, float.NaN)]
    public async Task A_loss_that_is_not_finite_ends_training_at_its_step_and_changes_nothing(int step, float pixel)
    {
        var weights = await TinyTraining.WeightsOfSteps();
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        int begun = 0, told = 0;
        var trainer = TinyTraining.Trainer(batch: (number, batch) =>
        {
            begun = number;
            batch.Samples[0] = number == step ? pixel : batch.Samples[0];
        });
        var loss = new Trainer { LossFunction = new MeanSquaredError(), Optimizer = trainer.Optimizer, Schedule = trainer.Schedule, Epochs = 3, BatchSize = 8, Seed = 4, Transform = trainer.Transform };

        var fault = await Assert.ThrowsAsync<TrainingException>(() => (float.IsNaN(pixel) ? trainer : loss).FitAsync(
            target, TinyTraining.Data, float.IsNaN(pixel) ? TinyTraining.Validation : null, new Direct(report => told += report.Finished is null ? 1 : 0)));

        var value = float.IsNaN(pixel) ? "NaN" : "Infinity";
        Assert.StartsWith($"The loss of Tiny is {value} at step {step}; lower the learning rate", fault.Message);
        Assert.Equal(step - 1, told);
        if (float.IsNaN(pixel))
        {
            Near.Assert(weights[step - 1], network.Parameters.Values, 1e-5f);
        }

        // A step was begun behind the one that failed, before anybody knew; the last of an epoch has none behind it.
        Assert.Equal(step % 3 == 0 ? step : step + 1, begun);
        Assert.All(network.Parameters.Values.ToArray(), weight => Assert.True(float.IsFinite(weight)));
        await TinyTraining.Trainer().FitAsync(target, TinyTraining.Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_cancelled_training_leaves_the_weights_of_a_whole_step(int step)
    {
        var weights = await TinyTraining.WeightsOfSteps();
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        using var cancellation = new CancellationTokenSource();
        var (begun, told) = (0, 0);
        var trainer = TinyTraining.Trainer(batch: (number, _) => begun = number);
        await Assert.ThrowsAsync<OperationCanceledException>(() => trainer.FitAsync(
            target,
            TinyTraining.Data,
            TinyTraining.Validation,
            new Direct(report =>
            {
                told += report.Finished is null ? 1 : 0;
                if (told == step)
                {
                    cancellation.Cancel();
                }
            }),
            cancellation.Token));

        Assert.InRange(begun, step, step + 2);
        Near.Assert(weights[begun], network.Parameters.Values, 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task A_killed_training_resumes_to_the_bit(int step)
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-");
        try
        {
            var path = Path.Combine(folder.FullName, "run");
            using var whole = new TinyNetwork();
            using var wholeTarget = new TinyOnDevice(whole, GpuFixture.Device);
            var expected = await TinyTraining.Trainer().FitAsync(wholeTarget, TinyTraining.Data, TinyTraining.Validation);
            await Kill(path, step);

            // Killed before its first checkpoint, a training begins again.
            using var network = new TinyNetwork(seed: File.Exists(path) ? 77 : 1);
            using var target = new TinyOnDevice(network, GpuFixture.Device);
            var history = await TinyTraining.Trainer(path).FitAsync(target, TinyTraining.Data, TinyTraining.Validation);

            Assert.Equal(whole.Parameters.Values, network.Parameters.Values);
            Assert.Equal(expected.Epochs.Select(epoch => epoch.Loss), history.Epochs.Select(epoch => epoch.Loss));
            Assert.Equal(expected.Epochs.Select(epoch => epoch.ValidationLoss), history.Epochs.Select(epoch => epoch.ValidationLoss));
            Assert.Equal(expected.Steps, history.Steps);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_checkpoint_of_a_device_is_resumed_on_the_processor()
    {
        var weights = await TinyTraining.WeightsOfSteps();
        var folder = Directory.CreateTempSubdirectory("netdsl-");
        try
        {
            var path = Path.Combine(folder.FullName, "run");
            await Kill(path, 5);
            using var host = new TinyNetwork(seed: 77);
            await TinyTraining.Trainer(path).FitAsync(host, TinyTraining.Data, TinyTraining.Validation);
            Near.Assert(weights[TinyTraining.Steps], host.Parameters.Values, 1e-5f);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Trains until an exception out of nowhere ends it, as a kill would, with whatever checkpoint was written by then.</summary>
    private static async Task Kill(string path, int step)
    {
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        var told = 0;
        await Assert.ThrowsAsync<TimeoutException>(() => TinyTraining.Trainer(path).FitAsync(target, TinyTraining.Data, TinyTraining.Validation, new Direct(report =>
        {
            if (report.Finished is null && ++told == step)
            {
                throw new TimeoutException();
            }
        })));
    }
}
