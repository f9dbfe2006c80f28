using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>
/// The machine that contexts find: its devices, the faults that it shall show, and what was done on it. A test puts one
/// in place with <see cref="Use"/>; a context belongs to the hardware that was in place when it was built.
/// </summary>
public sealed partial class EmulatedHardware
{
    private static readonly AsyncLocal<EmulatedHardware?> Scoped = new();

    /// <summary>The devices that CUDA lists; none unless set.</summary>
    public IReadOnlyList<DeviceTraits> Cuda { get; init; } = [];

    /// <summary>The devices that OpenCL lists; none unless set.</summary>
    public IReadOnlyList<DeviceTraits> OpenCL { get; init; } = [];

    /// <summary>The order in which the threads of a group run.</summary>
    public ThreadOrder Order { get; set; }

    /// <summary>
    /// Whether kernels run as they were compiled, with an operating system thread for each emulated one, instead of
    /// rewritten: a hundred times slower, and of use to a debugger.
    /// </summary>
    public bool KeepStacks { get; set; }

    /// <summary>Allocations that would take a device beyond this many bytes fail.</summary>
    public long OutOfMemoryAboveBytes { get; set; } = long.MaxValue;

    /// <summary>Kernels whose name contains this do not compile.</summary>
    public string? FailingKernel { get; set; }

    /// <summary>A device is lost when a stream comes to the launch after so many; all calls fail from then on.</summary>
    public int LoseDeviceAfterLaunches { get; set; } = int.MaxValue;

    /// <summary>Watches the barriers of launches, if set.</summary>
    public BarrierMutation? Mutation { get; set; }

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

    private sealed class Scope(EmulatedHardware? outer) : IDisposable
    {
        public void Dispose() => Scoped.Value = outer;
    }
}
