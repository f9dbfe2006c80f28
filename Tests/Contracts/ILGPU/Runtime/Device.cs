using ILGPU.Emulation;

namespace ILGPU.Runtime;

/// <summary>A device that an accelerator can be created on.</summary>
public abstract class Device
{
    private protected Device(DeviceTraits traits)
    {
        Name = traits.Name;
        MemorySize = traits.MemorySize;
        MaxNumThreadsPerGroup = traits.MaxNumThreadsPerGroup;
        MaxGroupSize = new Index3D(traits.MaxNumThreadsPerGroup, traits.MaxNumThreadsPerGroup, 64);
        MaxGridSize = new Index3D(int.MaxValue, ushort.MaxValue, ushort.MaxValue);
        MaxSharedMemoryPerGroup = traits.MaxSharedMemoryPerGroup;
        NumMultiprocessors = traits.NumMultiprocessors;
        WarpSize = traits.WarpSize;
        MaxNumThreadsPerMultiprocessor = traits.MaxNumThreadsPerGroup;
    }

    /// <summary>The kind of the device.</summary>
    public abstract AcceleratorType AcceleratorType { get; }

    /// <summary>The name that the driver gives.</summary>
    public string Name { get; }

    /// <summary>The device's memory in bytes.</summary>
    public long MemorySize { get; }

    /// <summary>The largest extent of a grid in groups.</summary>
    public Index3D MaxGridSize { get; }

    /// <summary>The largest extent of a group in threads.</summary>
    public Index3D MaxGroupSize { get; }

    /// <summary>The most threads that a group can have.</summary>
    public int MaxNumThreadsPerGroup { get; }

    /// <summary>The shared memory of a group in bytes.</summary>
    public int MaxSharedMemoryPerGroup { get; }

    /// <summary>The number of threads that run in step.</summary>
    public int WarpSize { get; }

    /// <summary>The number of multiprocessors.</summary>
    public int NumMultiprocessors { get; }

    /// <summary>The most threads that a multiprocessor can hold.</summary>
    public int MaxNumThreadsPerMultiprocessor { get; }

    /// <summary>Creates an accelerator on the device.</summary>
    public abstract Accelerator CreateAccelerator(Context context);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [Type: {AcceleratorType}]";
}
