using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>
/// The machine that contexts find: its devices, the faults that it shall show, and what was done on it. A test puts one
/// in place with <see cref="Use"/>; a context belongs to the hardware that was in place when it was built.
/// </summary>
public sealed class EmulatedHardware
{
    private static readonly AsyncLocal<EmulatedHardware?> Scoped = new();

    private readonly List<LaunchRecord> launches = [];

    /// <summary>The devices that CUDA lists; none unless set.</summary>
    public IReadOnlyList<DeviceTraits> Cuda { get; init; } = [];

    /// <summary>The devices that OpenCL lists; none unless set.</summary>
    public IReadOnlyList<DeviceTraits> OpenCL { get; init; } = [];

    /// <summary>The order in which the threads of a group run.</summary>
    public ThreadOrder Order { get; set; }

    /// <summary>Allocations that would take a device beyond this many bytes fail.</summary>
    public long OutOfMemoryAboveBytes { get; set; } = long.MaxValue;

    /// <summary>Kernels whose name contains this do not compile.</summary>
    public string? FailingKernel { get; set; }

    /// <summary>A device is lost in the launch after so many.</summary>
    public int LoseDeviceAfterLaunches { get; set; } = int.MaxValue;

    /// <summary>Watches the barriers of launches, if set.</summary>
    public BarrierMutation? Mutation { get; set; }

    /// <summary>The launches so far, in the order of the calls.</summary>
    public IReadOnlyList<LaunchRecord> Launches => launches;

    /// <summary>The bytes that were copied from the host to devices.</summary>
    public long BytesToDevice { get; private set; }

    /// <summary>The bytes that were copied from devices to the host.</summary>
    public long BytesToHost { get; private set; }

    /// <summary>The bytes that were copied from view to view.</summary>
    public long BytesOnDevice { get; private set; }

    /// <summary>The number of allocations on devices.</summary>
    public int Allocations { get; private set; }

    /// <summary>The most bytes that a device held at any time.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>The hardware in place; one without CUDA and OpenCL if none was put there.</summary>
    public static EmulatedHardware Current => Scoped.Value ?? new EmulatedHardware();

    /// <summary>The hardware that an accelerator belongs to.</summary>
    public static EmulatedHardware Of(Accelerator accelerator) => accelerator.Context.Hardware;

    /// <summary>Puts the hardware in place until the result is disposed, for this asynchronous flow only.</summary>
    public IDisposable Use()
    {
        var scope = new Scope(Scoped.Value);
        Scoped.Value = this;
        return scope;
    }

    /// <summary>Forgets launches and bytes.</summary>
    public void ResetCounters()
    {
        launches.Clear();
        BytesToDevice = BytesToHost = BytesOnDevice = 0;
        Allocations = 0;
    }

    internal void Count(LaunchRecord launch) => launches.Add(launch);

    internal void CountToDevice(long bytes) => BytesToDevice += bytes;

    internal void CountToHost(long bytes) => BytesToHost += bytes;

    internal void CountOnDevice(long bytes) => BytesOnDevice += bytes;

    internal void CountAllocation(long bytes, long inUse)
    {
        Allocations++;
        PeakBytes = Math.Max(PeakBytes, inUse);
    }

    private sealed class Scope(EmulatedHardware? outer) : IDisposable
    {
        public void Dispose() => Scoped.Value = outer;
    }
}

/// <summary>One launch: the kernel's name, the number of groups, and the number of threads of each.</summary>
public readonly record struct LaunchRecord(string Kernel, int GridSize, int GroupSize);
