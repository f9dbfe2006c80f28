using NetDsl.Benchmarks.Networks;
using NetDsl.Ilgpu;

namespace NetDsl.Benchmarks.Gpu;

/// <summary>A training on a device, as a user starts it: the trainer, a dataset, SGD with momentum.</summary>
internal sealed class GpuTraining(Network home, DeviceNetwork network, int batch, int steps) : IDisposable
{
    private readonly SyntheticImages images = new(home.Description, batch * steps);

    /// <summary>The home of the weights.</summary>
    public Network Home { get; } = home;

    /// <summary>Samples of a step.</summary>
    public int Batch { get; } = batch;

    /// <summary>Steps of an epoch.</summary>
    public int Steps { get; } = steps;

    public static GpuTraining Create(string name, GpuDevice device, int batch, int steps)
    {
        switch (name)
        {
            case "LeNet5":
                var small = new LeNet5(seed: 1);
                return new GpuTraining(small, new LeNet5.OnIlgpu(small, device), batch, steps);
            case "CifarVgg":
                var middle = new CifarVgg(seed: 1);
                return new GpuTraining(middle, new CifarVgg.OnIlgpu(middle, device), batch, steps);
            case "ResNet50":
                var large = new ResNet50(seed: 1);
                return new GpuTraining(large, new ResNet50.OnIlgpu(large, device), batch, steps);
            default:
                throw new ArgumentException($"There is no network '{name}'; known are LeNet5, CifarVgg and ResNet50.", nameof(name));
        }
    }

    /// <summary>Outputs of whole samples.</summary>
    public float[] Predict(float[] input) => network.PredictAll(input);

    /// <summary>The mean over the second of two epochs; the first one warms up.</summary>
    public double MillisecondsOfAStep()
    {
        var trainer = new Trainer { Optimizer = new Sgd(1e-4) { Momentum = 0.9 }, Epochs = 2, BatchSize = Batch };
        var epochs = trainer.FitAsync(network, images).GetAwaiter().GetResult().Epochs;
        return (epochs[1].Elapsed - epochs[0].Elapsed).TotalMilliseconds / Steps;
    }

    public void Dispose()
    {
        network.Dispose();
        Home.Dispose();
    }
}
