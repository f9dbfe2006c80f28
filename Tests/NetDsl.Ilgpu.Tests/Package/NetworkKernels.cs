using System.Reflection;

namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>The kernels of a network, found by planning what it would run on a device.</summary>
internal static class NetworkKernels
{
    /// <summary>Every kernel of predictions, and of training steps with cross-entropy and each of two optimizers.</summary>
    /// <param name="network">The network, which is disposed.</param>
    /// <param name="create">Takes it to a device.</param>
    public static IReadOnlyList<MethodInfo> Of<TNetwork>(TNetwork network, Func<TNetwork, GpuDevice, DeviceNetwork> create)
        where TNetwork : Network
    {
        using (network)
        {
            using var planned = create(network, GpuDevice.Imagine(DeviceLimits.H200));
            Optimizer[] optimizers = [new AdamW(0.001) { ClipNorm = 1 }, new Sgd(0.1) { Momentum = 0.9 }];

            // How a product is cut depends on the batch.
            var predictions = new[] { 1, 64 }.Select(batch => DevicePlanner.Prediction(planned, batch));
            var steps = optimizers.SelectMany(optimizer => new[] { 8, 64 }.Select(batch =>
                DevicePlanner.TrainingStep(planned, Task(network.Description, optimizer, batch))));
            return [.. predictions.Concat(steps).SelectMany(plan => plan.Program.Kernels).Distinct()];
        }
    }

    private static TrainingTask Task(NetworkDescription network, Optimizer optimizer, int batch)
    {
        var image = new ImageDataset(network.InputShape[0], network.InputShape[1], network.InputShape[2], new float[network.InputLength], [0]);
        return new TrainingTask(new Trainer { Optimizer = optimizer, BatchSize = batch }, image, new SoftmaxCrossEntropy(), batch);
    }
}
