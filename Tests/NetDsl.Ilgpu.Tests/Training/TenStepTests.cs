using NetDsl.Ilgpu.Tests.Agreement;

namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>Ten steps of whole networks from the same seed on both targets.</summary>
public sealed class TenStepTests
{
    private const string Plain = """
        input 10x10x1
        conv2d 6, 3x3, padding: same, activation: relu
        maxpool 2x2
        conv2d 8, 3x3, activation: relu
        flatten
        dense 12, activation: relu
        dense 3
        labels zero, one, two
        loss crossentropy
        """;

    private const string Deep = """
        input 8x8x2
        conv2d 8, 3x3, padding: same, bias: false
        batchnorm; relu
        residual {
            conv2d 8, 3x3, padding: same; batchnorm; relu
            depthwise 3x3, padding: same; batchnorm
        }
        relu
        dropout 0.3
        globalavgpool
        dense 3
        labels zero, one, two
        loss crossentropy
        """;

    private static readonly AgreedNetwork[] Networks = [new("Plain", Plain, "this test"), new("Deep", Deep, "this test")];
    private static readonly Lazy<AgreedAssembly> Compiled = new(() => new AgreedAssembly(Networks));

    [Theory]
    [InlineData("Plain")]
    [InlineData("Deep")]
    public async Task Ten_steps_are_those_of_the_processor(string name)
    {
        var network = Networks.Single(one => one.Name == name);
        using var host = Compiled.Value.Create(network, seed: 3);
        using var weights = Compiled.Value.Create(network, seed: 3);
        using var target = AgreedAssembly.OnDevice(weights, GpuFixture.Device);

        // 18 samples are four batches of 4 and one of 2: ten steps in two epochs.
        var data = Images(host.Description, 18, seed: 1);
        var expected = await Settings().FitAsync(host, data, Images(host.Description, 5, seed: 2));
        var history = await Settings().FitAsync(target, data, Images(host.Description, 5, seed: 2));

        Assert.Equal(10, history.Steps);
        Near.Assert(host.Parameters.Trainable, weights.Parameters.Trainable, 2e-4f);
        Near.Assert(host.Parameters.Statistics, weights.Parameters.Statistics, 2e-4f);
        foreach (var (one, other) in expected.Epochs.Zip(history.Epochs))
        {
            Assert.Equal(one.Loss, other.Loss, 1e-4);
            Assert.Equal(one.ValidationLoss!.Value, other.ValidationLoss!.Value, 1e-4);
        }
    }

    private static Trainer Settings() => new() { Optimizer = new Sgd(0.05) { Momentum = 0.9, WeightDecay = 0.001, ClipNorm = 2 }, Epochs = 2, BatchSize = 4, Seed = 6 };

    private static ImageDataset Images(NetworkDescription network, int count, int seed)
    {
        int[] labels = [.. Enumerable.Range(0, count).Select(sample => sample % 3)];
        var shape = network.InputShape;
        return new ImageDataset(shape[0], shape[1], shape[2], Values.Random(count * network.InputLength, seed), labels);
    }
}
