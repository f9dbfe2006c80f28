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
            return [.. Predictions(planned).Concat(optimizers.SelectMany(optimizer => Steps(planned, optimizer))).Distinct()];
        }
    }

    // How a product is cut depends on the batch.
    private static IEnumerable<MethodInfo> Predictions(DeviceNetwork network) => new[] { 1, 64 }.SelectMany(
        batch => Kernels(network, new SessionRequest(batch, Trains: false, DeviceAnnex.None)));

    private static IEnumerable<MethodInfo> Steps(DeviceNetwork network, Optimizer optimizer) => new[] { 8, 64 }.SelectMany(batch =>
    {
        var trainer = new Trainer { Optimizer = optimizer, BatchSize = batch };
        var task = new TrainingTask(trainer, OneImage(network.Network.Description), new SoftmaxCrossEntropy(), batch);
        return Kernels(network, new SessionRequest(batch, Trains: true, new StepProgram(network.Network.Description, task).Annex));
    });

    private static IReadOnlyList<MethodInfo> Kernels(DeviceNetwork network, SessionRequest request) =>
        new SessionPlanner(network, request).Plan(DeviceLimits.H200).Kernels;

    private static ImageDataset OneImage(NetworkDescription network) => new(
        network.InputShape[0], network.InputShape[1], network.InputShape[2], new float[network.InputLength], [0]);
}
