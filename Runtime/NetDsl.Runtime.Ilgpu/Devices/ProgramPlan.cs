using System.Reflection;

namespace NetDsl.Ilgpu;

/// <summary>What a program would do: its launches in their order and the scratch memory that they share.</summary>
/// <param name="Launches">The launches.</param>
/// <param name="ScratchFloats">Scratch memory in floats.</param>
internal sealed record ProgramPlan(IReadOnlyList<KernelLaunch> Launches, long ScratchFloats)
{
    /// <summary>Bytes that the launches read and write at least once.</summary>
    public long Bytes => Launches.Sum(launch => launch.Size.Bytes);

    /// <summary>The kernels, each once, in the order in which they are met.</summary>
    public IReadOnlyList<MethodInfo> Kernels => [.. Launches.Select(launch => launch.Kernel).Distinct()];

    /// <summary>Plans calls.</summary>
    /// <param name="limits">What the device can do.</param>
    /// <param name="calls">The calls, on memory that has lengths only.</param>
    public static ProgramPlan Of(DeviceLimits limits, Action<DeviceQueue> calls)
    {
        var queue = new DeviceQueue(limits);
        calls(queue);
        return new ProgramPlan(queue.Launches, queue.ScratchFloats);
    }

    /// <summary>Whether a device has compiled all kernels.</summary>
    public bool IsLoaded(KernelCache kernels) => Launches.All(launch => kernels.Contains(launch.Kernel));

    /// <summary>Compiles the kernels that a device does not have yet.</summary>
    /// <param name="kernels">The device's kernels.</param>
    /// <param name="progress">Told before each kernel.</param>
    /// <param name="cancellation">Stops between two kernels; those that were compiled stay.</param>
    /// <exception cref="GpuKernelException">A kernel does not compile.</exception>
    public void Load(KernelCache kernels, IProgress<KernelProgress>? progress = null, CancellationToken cancellation = default)
    {
        var missing = Launches.Where(launch => !kernels.Contains(launch.Kernel)).DistinctBy(launch => launch.Kernel).ToArray();
        for (var index = 0; index < missing.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new KernelProgress(index, missing.Length, KernelName.Of(missing[index].Kernel)));
            missing[index].Load(kernels);
        }

        if (missing.Length > 0)
        {
            progress?.Report(new KernelProgress(missing.Length, missing.Length, ""));
        }
    }
}
