using System.Reflection;
using ILGPU.Emulation;
using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>A device in use: its memory, its streams and its kernels.</summary>
public abstract class Accelerator : DisposeBase
{
    private readonly List<AcceleratorStream> streams = [];
    private readonly HashSet<MemoryBuffer> buffers = [];

    private protected Accelerator(Context context, Device device)
    {
        Context = context;
        Device = device;
        Health = new DeviceHealth(context.Hardware, device);
        DefaultStream = CreateStream();
    }

    /// <summary>The context that the accelerator belongs to.</summary>
    public Context Context { get; }

    /// <summary>The device in use.</summary>
    public Device Device { get; }

    /// <summary>The stream that is used where none is named.</summary>
    public AcceleratorStream DefaultStream { get; }

    /// <summary>The kind of the device.</summary>
    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    /// <summary>The name that the driver gives.</summary>
    public string Name => Device.Name;

    /// <summary>The device's memory in bytes.</summary>
    public long MemorySize => Device.MemorySize;

    /// <summary>The largest extent of a grid in groups.</summary>
    public Index3D MaxGridSize => Device.MaxGridSize;

    /// <summary>The largest extent of a group in threads.</summary>
    public Index3D MaxGroupSize => Device.MaxGroupSize;

    /// <summary>The most threads that a group can have.</summary>
    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    /// <summary>The shared memory of a group in bytes.</summary>
    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    /// <summary>The number of threads that run in step.</summary>
    public int WarpSize => Device.WarpSize;

    /// <summary>The number of multiprocessors.</summary>
    public int NumMultiprocessors => Device.NumMultiprocessors;

    /// <summary>The most threads that a multiprocessor can hold.</summary>
    public int MaxNumThreadsPerMultiprocessor => Device.MaxNumThreadsPerMultiprocessor;

    internal DeviceHealth Health { get; }

    /// <summary>Compiles a kernel with what the assembler may count on.</summary>
    /// <typeparam name="TDelegate">An action of a stream, a configuration and the kernel's parameters.</typeparam>
    /// <exception cref="NotSupportedException">The groups are larger than the device's.</exception>
    public TDelegate LoadKernel<TDelegate>(MethodInfo method, KernelSpecialization specialization)
        where TDelegate : Delegate =>
        specialization.MaxNumThreadsPerGroup > MaxNumThreadsPerGroup
            ? throw new NotSupportedException($"The device has {MaxNumThreadsPerGroup} threads a group, not {specialization.MaxNumThreadsPerGroup}.")
            : (TDelegate)KernelLoaders.Load(this, method);

    /// <summary>Creates a stream of its own.</summary>
    public AcceleratorStream CreateStream()
    {
        Health.Check();
        var stream = new EmulatedStream(this);
        lock (Health)
            streams.Add(stream);
        return stream;
    }

    /// <summary>Runs what all streams hold, the youngest stream first.</summary>
    public void Synchronize()
    {
        lock (Health)
        {
            for (int i = streams.Count - 1; i >= 0; i--)
                streams[i].Synchronize();
        }
        Health.Check();
    }

    /// <summary>Allocates elements on the device; what they hold is not defined.</summary>
    /// <exception cref="AcceleratorException">The device has not enough memory.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new MemoryBuffer1D<T, Stride1D.Dense>(this, EmulatedBuffer.Create<T>(this, length));
    }

    internal void Add(MemoryBuffer buffer)
    {
        lock (Health)
            buffers.Add(buffer);
    }

    internal void Forget(AcceleratorObject child)
    {
        lock (Health)
        {
            if (child is AcceleratorStream stream)
                streams.Remove(stream);
            else if (child is MemoryBuffer buffer)
                buffers.Remove(buffer);
        }
    }

    /// <summary>Waits for everything and keeps what failed for the next synchronisation, as giving back memory does.</summary>
    internal void Drain()
    {
        lock (Health)
        {
            foreach (var stream in streams)
                ((EmulatedStream)stream).Drain();
        }
    }

    private protected override void Release()
    {
        lock (Health)
        {
            foreach (var stream in streams.ToArray())
                stream.Dispose();
            foreach (var buffer in buffers.ToArray())
                buffer.Dispose();
        }
        Health.Check();
    }
}
