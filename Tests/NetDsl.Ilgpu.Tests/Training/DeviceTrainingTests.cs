namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Training on a device against training on the processor.</summary>
public sealed class DeviceTrainingTests
{
    private static readonly Dictionary<string, Func<Trainer>> Trainers = new()
    {
        ["SGD"] = () => new Trainer { Optimizer = new Sgd(0.1) },
        ["momentum, clipped"] = () => new Trainer { Optimizer = new Sgd(0.1) { Momentum = 0.9, Nesterov = true, ClipNorm = 0.3 } },
        ["AdamW with a schedule"] = () => new Trainer { Optimizer = new AdamW(0.05), Schedule = new CosineSchedule() },
        ["RMSprop, smoothed and weighted"] = () => new Trainer { Optimizer = new RmsProp(0.01), LabelSmoothing = 0.1, ClassWeights = [1, 2, 0.5f] },
        ["transformed"] = () => new Trainer { Optimizer = new Adam(0.05), Transform = (samples, count, random) => samples[(count - 1) * 4] += random.NextFloat() },
        ["binary cross-entropy"] = () => new Trainer { Optimizer = new AdaGrad(0.1), LossFunction = new BinaryCrossEntropy() },
    };

    public static TheoryData<string> Names => [.. Trainers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Training_on_a_device_is_training_on_the_processor(string name)
    {
        // 22 samples are batches of 8, 8 and 6.
        var (training, validation) = (TinyData.Labelled(22), TinyData.Labelled(9, seed: 2));
        using var host = new TinyNetwork();
        var expected = await Settings(name).FitAsync(host, training, validation);
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        var history = await Settings(name).FitAsync(target, training, validation);

        Near.Assert(host.Parameters.Values, network.Parameters.Values, 1e-5f);
        AssertAlike(expected, history);
    }

    [Fact]
    public async Task Numbers_and_soft_labels_are_learnt_from_target_values()
    {
        foreach (var loss in (Loss[])[Loss.MeanSquaredError, Loss.CrossEntropy, Loss.BinaryCrossEntropy])
        {
            using var host = new TinyNetwork(loss: loss);
            var expected = await Settings("SGD").FitAsync(host, TinyData.Valued(22));
            using var network = new TinyNetwork(loss: loss);
            using var target = new TinyOnDevice(network, GpuFixture.Device);
            var history = await Settings("SGD").FitAsync(target, TinyData.Valued(22));

            Near.Assert(host.Parameters.Values, network.Parameters.Values, 1e-5f);
            AssertAlike(expected, history);
        }
    }

    [Fact]
    public async Task Each_step_is_reported_in_its_order()
    {
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        var reports = new List<(int, int)>();
        await Settings("SGD").FitAsync(target, TinyData.Labelled(22), progress: new Direct(report => reports.Add((report.Epoch, report.Finished is null ? report.Step : 0))));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (1, 0), (2, 1), (2, 2), (2, 3), (2, 0), (3, 1), (3, 2), (3, 3), (3, 0)], reports);
    }

    [Fact]
    public async Task The_network_has_the_weights_of_the_device_after_each_epoch()
    {
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        var data = TinyData.Labelled(22);
        await Settings("SGD").FitAsync(target, data, progress: new Direct(report =>
        {
            if (report.Finished is not null)
            {
                Assert.Equal(new Evaluator().Evaluate(network, data).Loss!.Value, new Evaluator().Evaluate(target, data).Loss!.Value, 1e-5);
            }
        }));
    }

    [Fact]
    public async Task The_best_weights_are_restored_on_both_sides()
    {
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);

        // What is right for one is wrong for the other, so that the first epoch is the best.
        var (training, validation) = (TinyData.Labelled(22), TinyData.Labelled(9, seed: 5, shift: 1));
        var trainer = new Trainer { Optimizer = new Sgd(1), Epochs = 4, BatchSize = 8, EarlyStopping = new EarlyStopping(10) };
        var history = await trainer.FitAsync(target, training, validation);
        var best = history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value;

        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(best, new Evaluator { BatchSize = 8 }.Evaluate(target, validation).Loss!.Value, 1e-6);
        Assert.Equal(best, new Evaluator { BatchSize = 8 }.Evaluate(network, validation).Loss!.Value, 1e-5);
    }

    [Fact]
    public async Task Training_begins_from_the_weights_of_the_network_also_where_they_were_not_uploaded()
    {
        using var host = new TinyNetwork(seed: 5);
        await Settings("SGD").FitAsync(host, TinyData.Labelled(22));
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        using var other = new TinyNetwork(seed: 5);
        other.Parameters.Values.CopyTo(network.Parameters.Values);
        await Settings("SGD").FitAsync(target, TinyData.Labelled(22));
        Near.Assert(host.Parameters.Values, network.Parameters.Values, 1e-5f);
    }

    [Fact]
    public async Task Data_and_losses_that_do_not_fit_are_refused_before_the_first_step()
    {
        using var network = new TinyNetwork();
        using var target = new TinyOnDevice(network, GpuFixture.Device);
        var before = network.Parameters.Values.ToArray();
        Assert.Equal("A sample of the training data is 1 x 4 x 1, but Tiny takes 2 x 2 x 1.", await Refusal(new Trainer(), new ImageDataset(1, 4, 1, new float[4], [0])));
        Assert.Equal("Sample 1 of the training data has the label 3, but Tiny tells labels 0 to 2 apart.", await Refusal(new Trainer(), new ImageDataset(2, 2, 1, new float[8], [0, 3])));
        Assert.Equal("The hinge over classes needs a label for each sample, not a value for each output.", await Refusal(new Trainer { LossFunction = new MulticlassHingeLoss() }, TinyData.Valued(3)));
        Assert.Equal("There are 2 class weights for 3 classes; give one for each class.", await Refusal(new Trainer { ClassWeights = [1, 2] }, TinyData.Labelled(3)));
        Assert.Equal(before, network.Parameters.Values);

        async Task<string> Refusal(Trainer trainer, IDataset data) => (await Assert.ThrowsAsync<ArgumentException>(() => trainer.FitAsync(target, data))).Message;
    }

    private static Trainer Settings(string name)
    {
        var trainer = Trainers[name]();
        return new Trainer
        {
            Optimizer = trainer.Optimizer,
            Schedule = trainer.Schedule,
            LabelSmoothing = trainer.LabelSmoothing,
            ClassWeights = trainer.ClassWeights,
            Transform = trainer.Transform,
            LossFunction = trainer.LossFunction,
            Epochs = 3,
            BatchSize = 8,
            Seed = 4,
        };
    }

    private static void AssertAlike(TrainingHistory expected, TrainingHistory history)
    {
        Assert.Equal(expected.Steps, history.Steps);
        foreach (var (one, other) in expected.Epochs.Zip(history.Epochs))
        {
            Assert.Equal(one.Loss, other.Loss, 1e-5);
            Assert.Equal(one.Accuracy, other.Accuracy);
            Assert.Equal(one.ValidationLoss ?? 0, other.ValidationLoss ?? 0, 1e-5);
            Assert.Equal(one.ValidationAccuracy, other.ValidationAccuracy);
            Assert.Equal(one.LearningRate, other.LearningRate);
        }
    }
}
