namespace NetDsl.Tests.Training;

public sealed class CheckpointTests
{
    private static readonly ImageDataset Data = ColourData.Create(90);
    private static readonly ImageDataset Validation = ColourData.Create(30, seed: 9);

    public static TheoryData<int> KilledAfter => [1, 3, 4, 6, 7, 13, 20, 29, 30];

    [Theory]
    [MemberData(nameof(KilledAfter))]
    public async Task A_killed_training_resumes_to_the_bit(int steps)
    {
        using var folder = new TemporaryFolder();
        using var whole = new LinearNetwork();
        var expected = await Trainer(null).FitAsync(whole, Data, Validation);

        await Assert.ThrowsAsync<TimeoutException>(() => Kill(new LinearNetwork(), Trainer(folder["run"]), steps));
        Assert.Equal(steps > 4, File.Exists(folder["run"]));
        // Killed before its first checkpoint, a training begins again; afterwards the network's own initial weights play no part.
        using var resumed = new LinearNetwork(seed: File.Exists(folder["run"]) ? 77 : 1);
        var history = await Trainer(folder["run"]).FitAsync(resumed, Data, Validation);

        Assert.Equal(whole.Parameters.Values, resumed.Parameters.Values);
        Assert.Equal(Untimed(expected), Untimed(history));
        Assert.Equal((expected.BestEpoch, expected.StoppedEarly, expected.Steps), (history.BestEpoch, history.StoppedEarly, history.Steps));
    }

    [Fact]
    public async Task A_training_killed_many_times_still_arrives()
    {
        using var folder = new TemporaryFolder();
        using var whole = new LinearNetwork();
        await Trainer(null).FitAsync(whole, Data, Validation);
        for (var life = 1; life <= 5; life++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => Kill(new LinearNetwork(seed: life), Trainer(folder["run"]), 5));
        }

        using var resumed = new LinearNetwork(seed: 77);
        await Trainer(folder["run"]).FitAsync(resumed, Data, Validation);
        Assert.Equal(whole.Parameters.Values, resumed.Parameters.Values);
    }

    [Fact]
    public async Task A_finished_training_returns_at_once_with_its_weights()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        var history = await Trainer(folder["run"]).FitAsync(network, Data, Validation);
        using var again = new LinearNetwork(seed: 77);
        var reports = 0;
        var repeated = await Trainer(folder["run"]).FitAsync(again, Data, Validation, new Direct(_ => reports++));

        Assert.Equal(0, reports);
        Assert.Equal(history.Epochs, repeated.Epochs);
        Assert.Equal(network.Parameters.Values, again.Parameters.Values);
        Assert.Equal([folder["run"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task The_weights_of_a_checkpoint_load_like_any_others()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        float[] last = [];
        await Trainer(folder["run"]).FitAsync(network, Data, Validation, new Direct(_ => last = network.Parameters.Values.ToArray()));
        using var other = new LinearNetwork(seed: 77);
        other.Load(folder["run"]);
        Assert.Equal(last, other.Parameters.Values);
    }

    [Fact]
    public async Task Without_resume_training_begins_anew()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        await Trainer(folder["run"]).FitAsync(network, Data, Validation);
        using var anew = new LinearNetwork();
        var reports = 0;
        await Trainer(folder["run"], resume: false).FitAsync(anew, Data, Validation, new Direct(_ => reports++));
        Assert.True(reports > 0);
        Assert.Equal(network.Parameters.Values, anew.Parameters.Values);
    }

    [Fact]
    public async Task A_checkpoint_of_another_training_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        await Trainer(folder["run"]).FitAsync(network, Data, Validation);
        using var other = new LinearNetwork(seed: 5);
        var before = other.Parameters.Values.ToArray();
        var trainer = new Trainer { BatchSize = 17, Seed = 4, Optimizer = new Adam(), Checkpoint = new Checkpoint(folder["run"]) };

        var fault = await Assert.ThrowsAsync<WeightFileException>(() => trainer.FitAsync(other, Data));

        Assert.EndsWith("the checkpoint was written with batch size '16', but this training has '17'; restore the setting, or delete the file to begin anew", fault.Message);
        Assert.Equal(before, other.Parameters.Values);
    }

    [Fact]
    public async Task A_truncated_checkpoint_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        await Trainer(folder["run"]).FitAsync(network, Data, Validation);
        var bytes = File.ReadAllBytes(folder["run"]);
        foreach (var length in (int[])[0, 5, 100, bytes.Length / 2, bytes.Length - 1])
        {
            folder.Write("run", bytes[..length]);
            await Assert.ThrowsAsync<WeightFileException>(() => Trainer(folder["run"]).FitAsync(network, Data, Validation));
        }
    }

    private static Trainer Trainer(string? path, bool resume = true) => new()
    {
        Optimizer = new Adam(0.02) { ClipNorm = 0.5 },
        Epochs = 5,
        BatchSize = 16,
        Seed = 4,
        Schedule = new PlateauSchedule(0.5, 0) { Threshold = 0.3 },
        EarlyStopping = new EarlyStopping(3),
        Transform = (samples, _, random) => samples[0] += random.NextFloat(),
        Checkpoint = path is null ? null : new Checkpoint(path) { EverySteps = 4, Resume = resume },
    };

    /// <summary>Trains until an exception out of nowhere ends it, as a kill would, with whatever checkpoint was written by then.</summary>
    private static Task Kill(Network network, Trainer trainer, int steps)
    {
        var taken = 0;
        return trainer.FitAsync(network, Data, Validation, new Direct(report =>
        {
            if (report.Finished is null && taken++ == steps - 1)
            {
                throw new TimeoutException();
            }
        }));
    }

    private static IEnumerable<EpochResult> Untimed(TrainingHistory history) => history.Epochs.Select(epoch => epoch with { Elapsed = default });
}
