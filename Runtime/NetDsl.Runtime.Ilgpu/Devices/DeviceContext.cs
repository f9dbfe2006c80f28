using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>
/// One context of the library with one accelerator: what its kernels, streams and memory belong to. A device has one of them until a kernel
/// does not compile, which spoils the context for others; then it opens another.
/// </summary>
internal sealed class DeviceContext : IDisposable
{
    private readonly Context library;
    private readonly Accelerator accelerator;
    private long allocatedBytes;
    private readonly Lock closing = new();
    private int homes;
    private int holds;
    private GpuException? lost;
    private bool disposed;

    /// <summary>Opens a device.</summary>
    /// <exception cref="GpuException">It cannot be opened.</exception>
    public DeviceContext(FoundDevice device)
    {
        Device = device.Description;
        library = Context.Create(builder => builder.EnableAlgorithms().Optimize(OptimizationLevel.O2).Profiling());
        try
        {
            if (device.Device is CLDevice openCL)
            {
                GenericAddressSpace.Grant(openCL);
            }

            accelerator = device.Device.CreateAccelerator(library);
            if (accelerator.AcceleratorType != device.AcceleratorType)
            {
                throw new GpuException(
                    $"'{Device.Name}' was asked for, but ILGPU opened {accelerator.Name} ({accelerator.AcceleratorType}); nothing runs there unless it is asked for by name.");
            }
        }
        catch (Exception fault) when (fault is not GpuException)
        {
            library.Dispose();
            throw new GpuException($"{Device} cannot be opened as '{Device.Name}': {DriverReport.Text(fault)}; update its driver, or use another device or the CPU target.", fault);
        }
        catch
        {
            library.Dispose();
            throw;
        }

        Kernels = new KernelCache(accelerator);
        Limits = new DeviceLimits(accelerator.NumMultiprocessors, accelerator.MaxNumThreadsPerGroup);
    }

    /// <summary>The device.</summary>
    public GpuDescription Device { get; }

    /// <summary>What the device can do.</summary>
    public DeviceLimits Limits { get; }

    /// <summary>The kernels that were compiled.</summary>
    public KernelCache Kernels { get; }

    /// <summary>Bytes that this context holds on the device.</summary>
    public long AllocatedBytes => Interlocked.Read(ref allocatedBytes);

    /// <summary>Bytes that the device could still give, as far as its interface tells.</summary>
    public long FreeBytes => accelerator is CudaAccelerator cuda ? cuda.GetFreeMemory() : Math.Max(Device.MemoryBytes - AllocatedBytes, 0);

    /// <summary>The library's accelerator, for what is not wrapped here.</summary>
    public Accelerator Accelerator => accelerator;

    /// <summary>Allocates memory whose content is undefined.</summary>
    /// <exception cref="DeviceMemoryException">The device has not enough memory.</exception>
    public DeviceBlock Allocate(long floats)
    {
        Check();
        try
        {
            var block = new DeviceBlock(this, accelerator.Allocate1D<float>(Math.Max(floats, 1)));
            Interlocked.Add(ref allocatedBytes, block.Bytes);
            return block;
        }
        catch (Exception fault) when (DeviceMemoryException.Tells(fault))
        {
            throw new DeviceMemoryException(floats * sizeof(float), FreeBytes, fault);
        }
        catch (AcceleratorException fault)
        {
            throw Lose(fault);
        }
    }

    /// <summary>A stream: its work runs in order, beside that of other streams.</summary>
    public AcceleratorStream CreateStream()
    {
        Check();
        try
        {
            return accelerator.CreateStream();
        }
        catch (AcceleratorException fault)
        {
            throw Lose(fault);
        }
    }

    /// <summary>Whether it was disposed, though it may still be held.</summary>
    public bool IsDisposed => disposed;

    /// <summary>Whether it was disposed and nobody holds it.</summary>
    public bool IsClosed
    {
        get
        {
            lock (closing)
            {
                return disposed && holds == 0;
            }
        }
    }

    /// <summary>Whether the device does not answer any more.</summary>
    public bool IsLost => lost is not null;

    /// <summary>Refuses every call once the device was lost.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public void Check()
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(GpuDevice));
        if (lost is not null)
        {
            throw new GpuException(lost.Message, lost);
        }
    }

    /// <summary>Remembers that the device does not answer any more.</summary>
    /// <param name="fault">What the driver reported.</param>
    /// <returns>The exception to throw.</returns>
    public GpuException Lose(AcceleratorException fault) => lost ??= new GpuException(
        $"The device {Device} was lost ({DriverReport.Text(fault)}); its memory is gone. Dispose the network on the device and the device, open the device again and create the network on it anew: the weights are those that were downloaded last.",
        fault);

    /// <summary>Counts a network that comes to live here.</summary>
    public void Enter() => Interlocked.Increment(ref homes);

    /// <summary>Counts a network that leaves. A context that compiles nothing any more goes with the last of them.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref homes) == 0 && Kernels.Failed is not null)
        {
            Dispose();
        }
    }

    /// <summary>
    /// Keeps the device open, for one whose memory the device and the host share while both go on: what is disposed meanwhile begins nothing
    /// new, and closes with <see cref="Release"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public void Hold()
    {
        lock (closing)
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(GpuDevice));
            holds++;
        }
    }

    /// <summary>Ends a <see cref="Hold"/>.</summary>
    public void Release()
    {
        lock (closing)
        {
            if (--holds == 0 && disposed)
            {
                Close();
            }
        }
    }

    /// <summary>Gives back a stream, a buffer or what else lies on the device; a device that was lost has nothing left to give.</summary>
    public void Close(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (AcceleratorException fault)
        {
            Lose(fault);
        }
    }

    /// <summary>Counts memory that was given back.</summary>
    public void Freed(long bytes) => Interlocked.Add(ref allocatedBytes, -bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (closing)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            if (holds == 0)
            {
                Close();
            }
        }
    }

    private void Close()
    {
        Close(accelerator);
        Close(library);
    }
}
