using ILGPU.Emulation;

namespace ILGPU.Runtime.CPU;

/// <summary>The processor itself, as a device.</summary>
public sealed class CPUDevice : Device
{
    /// <summary>A device of 16 threads a group.</summary>
    public static readonly CPUDevice Default = new(4, 4, 1);

    /// <summary>Creates a device; its groups have at most as many threads as a multiprocessor.</summary>
    public CPUDevice(int numThreadsPerWarp, int numWarpsPerMultiprocessor, int numMultiprocessors)
        : base(new DeviceTraits(
            "an emulator in the place of ILGPU",
            MemorySize: long.MaxValue,
            MaxNumThreadsPerGroup: numThreadsPerWarp * numWarpsPerMultiprocessor,
            MaxSharedMemoryPerGroup: int.MaxValue,
            NumMultiprocessors: numMultiprocessors,
            WarpSize: numThreadsPerWarp)) =>
        NumThreads = numThreadsPerWarp * numWarpsPerMultiprocessor * numMultiprocessors;

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.CPU;

    /// <summary>The number of threads of all multiprocessors.</summary>
    public int NumThreads { get; }

    /// <inheritdoc/>
    public override Accelerator CreateAccelerator(Context context) => CreateCPUAccelerator(context);

    /// <summary>Creates an accelerator on the device.</summary>
    public CPUAccelerator CreateCPUAccelerator(Context context) => new(context, this);
}

/// <summary>The processor in use as a device.</summary>
public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator(Context context, CPUDevice device)
        : base(context, device)
    {
    }
}

/// <summary>Lets contexts use the processor.</summary>
public static class CPUContextExtensions
{
    /// <summary>Takes a device of the caller's making.</summary>
    public static Context.Builder CPU(this Context.Builder builder, CPUDevice device) =>
        builder.Accept([device], _ => true);
}
