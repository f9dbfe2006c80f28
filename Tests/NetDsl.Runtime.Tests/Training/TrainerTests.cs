namespace NetDsl.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public async Task A_linear_network_learns_linear_classes()
    {
        using var network = new LinearNetwork();
        var history = await new Trainer { Optimizer = new Adam(0.05), Epochs = 20, BatchSize = 16, Seed = 1 }
            .FitAsync(network, ColourData.Create(300), ColourData.Create(100, seed: 9));

        Assert.Equal(20, history.Epochs.Count);
        Assert.Equal(20 * 19, history.Steps);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss / 2);
        Assert.True(history.Epochs[^1].Accuracy > 0.97);
        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.97);
        Assert.Equal(new Evaluator().Evaluate(network, ColourData.Create(100, seed: 9)).Loss!.Value, history.Epochs[^1].ValidationLoss!.Value, 1e-9);
        Assert.False(history.StoppedEarly);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        var first = await Train(seed: 1);
        Assert.Equal(first, await Train(seed: 1));
        Assert.NotEqual(first, await Train(seed: 2));
    }

    [Fact]
    public async Task Every_sample_is_seen_once_an_epoch_in_a_new_order()
    {
        var dataset = new RecordingDataset(ColourData.Create(50));
        using var network = new LinearNetwork();
        await new Trainer { Epochs = 2, BatchSize = 16 }.FitAsync(network, dataset);

        var (first, second) = (dataset.Read[..50], dataset.Read[50..]);
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.NotEqual(first, second);
        Assert.NotEqual(Enumerable.Range(0, 50), first);
    }

    [Fact]
    public async Task Progress_hears_of_each_step_and_of_each_epoch()
    {
        var reports = new List<TrainingProgress>();
        using var network = new LinearNetwork();
        var history = await new Trainer { Epochs = 2, BatchSize = 20 }.FitAsync(network, ColourData.Create(50), null, new Direct(reports.Add));

        Assert.Equal(8, reports.Count);
        Assert.Equal([1, 2, 3, 3, 1, 2, 3, 3], reports.Select(report => report.Step));
        Assert.All(reports, report => Assert.Equal((3, 2), (report.Steps, report.Epochs)));
        Assert.Equal([history.Epochs[0], history.Epochs[1]], reports.Select(report => report.Finished).OfType<EpochResult>());
        Assert.Equal(history.Epochs[1].Loss, reports[6].Loss);
    }

    [Fact]
    public async Task Early_stopping_waits_and_restores_the_best_weights()
    {
        // A learning rate that grows a hundredfold each epoch: good epochs first, then ever worse ones.
        var weights = new List<float[]>();
        using var network = new LinearNetwork();
        var trainer = new Trainer
        {
            Optimizer = new Sgd(0.01),
            Schedule = new ExponentialSchedule(100),
            Epochs = 30,
            BatchSize = 16,
            EarlyStopping = new EarlyStopping(2),
        };
        var history = await trainer.FitAsync(network, ColourData.Create(200), ColourData.Create(60, seed: 9), new Direct(report =>
        {
            if (report.Finished is not null)
            {
                weights.Add(network.Parameters.Values.ToArray());
            }
        }));

        var best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        Assert.True(history.StoppedEarly);
        Assert.Equal(best, history.BestEpoch);
        Assert.Equal(best + 2, history.Epochs.Count);
        Assert.Equal(weights[best - 1], network.Parameters.Values);
        Assert.NotEqual(weights[^1], network.Parameters.Values.ToArray());
    }

    [Fact]
    public async Task Cancellation_leaves_the_weights_of_the_last_finished_step()
    {
        using var cancellation = new CancellationTokenSource();
        using var network = new LinearNetwork();
        float[] last = [];
        var steps = 0;
        var training = new Trainer { Epochs = 100, BatchSize = 16 }.FitAsync(network, ColourData.Create(200), null, new Direct(report =>
        {
            last = network.Parameters.Values.ToArray();
            if (++steps == 20)
            {
                cancellation.Cancel();
            }
        }), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
        Assert.Equal(20, steps);
        Assert.Equal(last, network.Parameters.Values);
    }

    [Fact]
    public async Task Other_threads_predict_while_a_network_is_trained()
    {
        using var network = new LinearNetwork();
        var answers = new List<float[]>();
        await new Trainer { Epochs = 2, BatchSize = 16 }.FitAsync(network, ColourData.Create(100), null, new Direct(_ =>
            answers.Add(Task.Run(() => network.PredictAll([1, 2, 3, 4])).Result)));

        Assert.Equal(16, answers.Count);
        Assert.Equal(14, answers.Select(answer => answer[0]).Distinct().Count());
    }

    [Fact]
    public async Task A_network_is_not_trained_twice_at_once()
    {
        using var network = new LinearNetwork();
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var first = new Trainer { Epochs = 1 }.FitAsync(network, ColourData.Create(10), null, new Direct(_ =>
        {
            entered.Set();
            leave.Wait();
        }));
        entered.Wait();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => new Trainer().FitAsync(network, ColourData.Create(10)));
        leave.Set();
        await first;

        Assert.Equal("'Linear' is being trained already; wait for that training or train another instance.", fault.Message);
        await new Trainer { Epochs = 1 }.FitAsync(network, ColourData.Create(10));
    }

    [Fact]
    public async Task A_loss_that_is_no_number_stops_training_with_the_step_and_the_rate()
    {
        using var network = new LinearNetwork(loss: Loss.MeanSquaredError);
        var fault = await Assert.ThrowsAsync<TrainingException>(() =>
            new Trainer { Optimizer = new Sgd(1e20), BatchSize = 10 }.FitAsync(network, ColourData.Create(30)));
        Assert.Matches("^The loss of Linear is (NaN|Infinity) at step [23]; lower the learning rate \\(1E\\+20\\)", fault.Message);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_moving_statistics_as_they_were()
    {
        using var network = new LinearNetwork();
        var before = network.Parameters.Values.ToArray();
        var trainer = new Trainer { Transform = (samples, _, _) => samples.Fill(float.NaN) };
        await Assert.ThrowsAsync<TrainingException>(() => trainer.FitAsync(network, ColourData.Create(10)));
        Assert.Equal(before, network.Parameters.Values);
    }

    [Theory]
    [InlineData(MonitoredMetric.BalancedAccuracy, Loss.CrossEntropy, false, "Early stopping by BalancedAccuracy needs validation data with classes; monitor the loss instead.")]
    [InlineData(MonitoredMetric.Accuracy, Loss.MeanSquaredError, true, "Early stopping by Accuracy needs classes; monitor the loss instead.")]
    public void Early_stopping_by_what_no_epoch_has_is_refused_before_the_first(MonitoredMetric monitor, Loss loss, bool values, string problem)
    {
        using var network = new LinearNetwork(loss: loss);
        var trainer = new Trainer { EarlyStopping = new EarlyStopping(1) { Monitor = monitor } };
        IDataset data = values ? new RegressionDataset([2, 2, 1], new float[40], 3, new float[30]) : ColourData.Create(10);
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => { _ = trainer.FitAsync(network, data); }).Message);
        Assert.Equal(0, network.Parameters.Version);
    }

    [Fact]
    public async Task The_transform_changes_each_batch_and_repeats_itself()
    {
        var seen = new List<uint>();
        Task Run()
        {
            var network = new LinearNetwork();
            return new Trainer { Epochs = 1, BatchSize = 20, Transform = (samples, count, random) => { seen.Add(random.NextBits()); samples.Clear(); } }
                .FitAsync(network, ColourData.Create(50));
        }

        await Run();
        await Run();
        Assert.Equal(seen[..3], seen[3..]);
        Assert.Equal(3, seen[..3].Distinct().Count());
    }

    [Fact]
    public async Task A_blank_transform_teaches_nothing_but_the_bias()
    {
        using var network = new LinearNetwork();
        var before = network.Parameters["dense1.kernel"].ToArray();
        await new Trainer { Optimizer = new Sgd(0.1), Transform = (samples, _, _) => samples.Clear() }.FitAsync(network, ColourData.Create(50));
        Assert.Equal(before, network.Parameters["dense1.kernel"]);
        Assert.NotEqual(new float[3], network.Parameters["dense1.bias"].ToArray());
    }

    [Fact]
    public async Task Numbers_are_learnt_from_target_values()
    {
        var random = new RandomStream(1, 1);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => random.NextFloat())], targets = new float[300];
        for (var sample = 0; sample < 100; sample++)
        {
            targets[sample * 3 + 1] = 2 * inputs[sample * 4] - inputs[sample * 4 + 3];
        }

        using var network = new LinearNetwork(loss: Loss.MeanSquaredError);
        var history = await new Trainer { Optimizer = new Adam(0.02), Epochs = 60, BatchSize = 20 }
            .FitAsync(network, new RegressionDataset([2, 2, 1], inputs, 3, targets));
        Assert.True(history.Epochs[^1].Loss < 0.02);
        Assert.Null(history.Epochs[^1].Accuracy);
    }

    [Fact]
    public async Task Data_that_do_not_fit_are_refused_before_the_first_step()
    {
        using var network = new LinearNetwork();
        var trainer = new Trainer();
        Assert.Equal("A sample of the training data is 1 x 4 x 1, but Linear takes 2 x 2 x 1.", await Refusal(trainer, new ImageDataset(1, 4, 1, new float[4], [0])));
        Assert.Equal("Sample 1 of the training data has the label 3, but Linear tells labels 0 to 2 apart.", await Refusal(trainer, new ImageDataset(2, 2, 1, new float[8], [0, 3])));
        Assert.Equal("The training data hold no samples.", await Refusal(trainer, new ImageDataset(2, 2, 1, new float[0], [])));
        Assert.Equal("The training data have 2 target values a sample, but Linear has 3 outputs.", await Refusal(trainer, new RegressionDataset([2, 2, 1], new float[4], 2, new float[2])));
        using var silent = new LinearNetwork(loss: Loss.None);
        await Assert.ThrowsAsync<ArgumentException>(() => trainer.FitAsync(silent, ColourData.Create(3)));
        Assert.StartsWith("Class weights and label smoothing belong to cross-entropy", await Refusal(new Trainer { LabelSmoothing = 0.1, LossFunction = new MeanSquaredError() }, ColourData.Create(3)));

        async Task<string> Refusal(Trainer with, IDataset data) => (await Assert.ThrowsAsync<ArgumentException>(() => with.FitAsync(network, data))).Message;
    }

    private static async Task<float[]> Train(int seed)
    {
        using var network = new LinearNetwork();
        await new Trainer { Epochs = 3, BatchSize = 16, Seed = seed }.FitAsync(network, ColourData.Create(100));
        return network.Parameters.Values.ToArray();
    }
}
