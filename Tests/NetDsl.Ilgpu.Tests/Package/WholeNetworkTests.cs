using NetDsl.Ilgpu.Tests.Agreement;
using NetworkTests.Comparison;
using NetworkTests.Package;

namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>Whole networks of the library on a device beside the CPU.</summary>
public sealed class WholeNetworkTests
{
    [DriverFact]
    public async Task Ten_steps_of_LeNet_train_the_same_weights_on_the_device()
    {
        using var host = new LeNet5(seed: 3);
        using var network = new LeNet5(seed: 3);
        using var onDevice = new LeNet5.OnIlgpu(network, GpuFixture.Device);
        var before = host.Parameters.Values.ToArray();
        var expected = await Losses(host);
        var actual = await Losses(onDevice);

        Assert.Equal(10, expected.Length);
        Near.Assert(expected, actual, 1e-4f);
        Assert.True(expected[^1] < expected[0], "Ten steps on the same images did not lower the loss.");

        // What the steps changed, not the weights that they began with, is what must agree.
        Near.Assert(Change(host), Change(network), 1e-3f);

        float[] Change(LeNet5 trained) => [.. trained.Parameters.Values.ToArray().Zip(before, (after, first) => after - first)];
    }

    [DriverFact]
    public void A_step_of_ResNet18_is_the_same_on_the_device() => Agrees(new SmallResNet18(seed: 3));

    [DriverFact]
    public void A_step_of_MobileNetV2_is_the_same_on_the_device() => Agrees(new SmallMobileNetV2(seed: 3));

    private static void Agrees(Network network)
    {
        using (network)
        {
            Draw.Weights(network, seed: 3, calm: true);
            using var comparison = new TargetComparison(network, GpuFixture.Device, seed: 3);
            comparison.Infer(batch: 2);
            comparison.Train(batch: 4);
        }
    }

    private static async Task<float[]> Losses(ITrainable target)
    {
        var random = new Random(7);
        var images = new ImageDataset(28, 28, 1, Draw.Values(random, 20 * 784), [.. Enumerable.Range(0, 20).Select(image => image % 10)]);
        var losses = new List<float>();
        var trainer = new Trainer { Optimizer = new Sgd(0.01) { Momentum = 0.9 }, Epochs = 5, BatchSize = 10, Seed = 1 };
        await trainer.FitAsync(target, images, progress: new Training.Direct(report =>
        {
            if (report.Finished is null)
            {
                losses.Add((float)report.Loss);
            }
        }));
        return [.. losses];
    }
}
