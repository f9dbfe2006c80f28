using System.CommandLine;
using System.Globalization;
using NetDsl.Benchmarks.Commands;
using NetDsl.Ilgpu;

namespace NetDsl.Benchmarks.Gpu;

/// <summary>
/// <c>gpu-plan [--batch N]</c>: what a step of training launches and moves on a device, counted from the plans without one, beside the
/// least that it must move and compute, and the times that an H200 takes for either.
/// </summary>
internal static class PlanCommand
{
    /// <summary>Bytes of an H200's memory in a second, of NVIDIA's data sheet.</summary>
    private const double BytesPerSecond = 4.8e12;

    /// <summary>Multiply-adds of an H200 in a second in single precision without tensor cores, of NVIDIA's data sheet (67 TFLOPS).</summary>
    private const double MacsPerSecond = 33.5e12;

    public static Command Create()
    {
        var batch = Options.Count("--batch", "Samples of a step; 64 if left out.");
        var command = new Command("gpu-plan", "What a training step launches and moves on a GPU, counted from the plans; needs no GPU.") { batch };
        command.SetAction(parsed => Run(parsed.GetValue(batch) ?? 64));
        return command;
    }

    private static int Run(int batch)
    {
        using var device = GpuDevice.Imagine(DeviceLimits.H200);
        Console.WriteLine("| network | batch | kernels | launches | MB moved | at least | ms to move | ms to compute | memory, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var network in new[] { "LeNet5", "CifarVgg", "ResNet50" })
        {
            using var training = GpuTraining.Create(network, device, batch, steps: 1);
            Console.WriteLine(Row(training));
        }

        return 0;
    }

    private static string Row(GpuTraining training)
    {
        var plan = training.Plan();
        var least = LeastBytes(training);
        // Forward, the gradient of the input and that of the weights: three times the multiply-adds of a prediction.
        var macs = 3.0 * training.Batch * training.Layers.Sum(layer => layer.Macs);
        return string.Create(CultureInfo.InvariantCulture, $"| {training.Home.Description.Name} | {training.Batch} | {plan.Program.Kernels.Count} | {plan.Program.Launches.Count} | {plan.Program.Bytes / 1e6:F1} | {least / 1e6:F1} | {plan.Program.Bytes / BytesPerSecond * 1e3:F3} | {macs / MacsPerSecond * 1e3:F3} | {plan.MemoryBytes / 1e6:F1} |");
    }

    /// <summary>
    /// Every layer's value is written once and read once, and so is its gradient; weights are read forward and backward, their gradients
    /// are written and read, and the update reads and writes weights and momentum.
    /// </summary>
    private static long LeastBytes(GpuTraining training)
    {
        var values = (long)training.Home.Description.InputLength
            + training.Layers.Sum(layer => 4L * layer.Output.Aggregate(1, (size, extent) => size * extent));
        return sizeof(float) * ((values * training.Batch) + (8L * training.Home.Description.TrainableFloats));
    }
}
