namespace NetDsl.Tests.Training;

/// <summary>Training on a target whose steps finish late.</summary>
public sealed class LateResultTests
{
    private static readonly ImageDataset Data = ColourData.Create(50);

    [Fact]
    public async Task Results_that_come_late_are_counted_as_if_they_came_at_once()
    {
        List<TrainingProgress> expected = [], heard = [];
        using var network = new LinearNetwork();
        var history = await Trainer().FitAsync(network, Data, Data, new Direct(expected.Add));
        using var late = new LinearNetwork();
        var repeated = await Trainer().FitAsync(new LateTarget(late), Data, Data, new Direct(heard.Add));

        Assert.Equal(expected.Select(Untimed), heard.Select(Untimed));
        Assert.Equal(history.Steps, repeated.Steps);
        Assert.Equal(network.Parameters.Values, late.Parameters.Values);
    }

    [Fact]
    public async Task Weights_are_fetched_after_each_epoch_and_before_each_checkpoint_once_all_steps_were_told()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        var target = new LateTarget(network);
        await Trainer(new Checkpoint(folder["run"]) { EverySteps = 2 }).FitAsync(target, Data);

        Assert.Equal(
            ["begin 0", "begin 1", "fetch", "begin 2", "begin 3", "fetch", "fetch", "fetch", "begin 4", "begin 5", "fetch", "begin 6", "begin 7", "fetch", "fetch", "fetch"],
            target.Calls);
    }

    [Fact]
    public async Task A_resumed_training_pushes_what_it_read()
    {
        using var folder = new TemporaryFolder();
        using var whole = new LinearNetwork();
        await Trainer().FitAsync(whole, Data);
        using var network = new LinearNetwork();
        var reports = 0;
        await Assert.ThrowsAsync<TimeoutException>(() => Trainer(new Checkpoint(folder["run"])).FitAsync(
            new LateTarget(network),
            Data,
            progress: new Direct(_ =>
            {
                if (++reports == 7)
                {
                    throw new TimeoutException();
                }
            })));

        using var resumed = new LinearNetwork(seed: 77);
        var target = new LateTarget(resumed);
        await Trainer(new Checkpoint(folder["run"])).FitAsync(target, Data);
        Assert.Equal(["push", "begin 4", "begin 5"], target.Calls[..3]);
        Assert.Equal(whole.Parameters.Values, resumed.Parameters.Values);
    }

    [Fact]
    public async Task The_best_weights_are_pushed_when_they_are_restored()
    {
        using var network = new LinearNetwork();
        var target = new LateTarget(network);
        await new Trainer { Epochs = 2, BatchSize = 25, EarlyStopping = new EarlyStopping(5) }.FitAsync(target, Data);
        Assert.Equal("push", target.Calls[^1]);
    }

    [Fact]
    public async Task A_training_that_fails_rescues_the_weights()
    {
        using var network = new LinearNetwork();
        var target = new LateTarget(network);
        await Assert.ThrowsAsync<TimeoutException>(() => Trainer().FitAsync(target, Data, progress: new Direct(_ => throw new TimeoutException())));
        Assert.Equal(["begin 0", "begin 1", "rescue"], target.Calls);
    }

    private static Trainer Trainer(Checkpoint? checkpoint = null) => new()
    {
        Optimizer = new Adam(0.02),
        Epochs = 2,
        BatchSize = 16,
        Seed = 3,
        Schedule = new CosineSchedule(),
        Checkpoint = checkpoint,
    };

    private static TrainingProgress Untimed(TrainingProgress report) =>
        report with { Finished = report.Finished is { } epoch ? epoch with { Elapsed = default } : null };
}
