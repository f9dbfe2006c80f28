using NetDsl.Benchmarks.Networks;
using NetDsl.Ilgpu;

namespace NetDsl.Benchmarks.Gpu;

/// <summary>A training on a device, as a user starts it: the trainer, a dataset, SGD with momentum.</summary>
internal sealed class GpuTraining(
    Network home, DeviceNetwork network, IReadOnlyList<LayerInfo> layers, int batch, int steps) : IDisposable
{
    private readonly SyntheticImages images = new(home.Description, batch * steps);

    private Trainer Trainer => new() { Optimizer = new Sgd(1e-4) { Momentum = 0.9 }, Epochs = 2, BatchSize = Batch };

    /// <summary>The home of the weights.</summary>
    public Network Home { get; } = home;

    /// <summary>The network's layers.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; } = layers;

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
                return new GpuTraining(small, new LeNet5.OnIlgpu(small, device), LeNet5.Layers, batch, steps);
            case "CifarVgg":
                var middle = new CifarVgg(seed: 1);
                return new GpuTraining(middle, new CifarVgg.OnIlgpu(middle, device), CifarVgg.Layers, batch, steps);
            case "ResNet50":
                var large = new ResNet50(seed: 1);
                return new GpuTraining(large, new ResNet50.OnIlgpu(large, device), ResNet50.Layers, batch, steps);
            default:
                throw new ArgumentException($"There is no network '{name}'; known are LeNet5, CifarVgg and ResNet50.", nameof(name));
        }
    }

    /// <summary>Outputs of whole samples.</summary>
    public float[] Predict(float[] input) => network.PredictAll(input);

    /// <summary>The mean over the second of two epochs; the first one warms up.</summary>
    public double MillisecondsOfAStep()
    {
        var epochs = Trainer.FitAsync(network, images).GetAwaiter().GetResult().Epochs;
        return (epochs[1].Elapsed - epochs[0].Elapsed).TotalMilliseconds / Steps;
    }

    /// <summary>A step as the trainer takes it, planned without a device.</summary>
    public PlannedProgram Plan() => DevicePlanner.TrainingStep(network, new TrainingTask(Trainer, images, new SoftmaxCrossEntropy(), Batch));

    public void Dispose()
    {
        network.Dispose();
        Home.Dispose();
    }
}
