namespace ILGPU.Runtime;

/// <summary>Work that a device does in order.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    private protected AcceleratorStream(Accelerator accelerator)
        : base(accelerator)
    {
    }

    /// <summary>Waits until the work is done.</summary>
    public abstract void Synchronize();

    /// <summary>Puts a marker behind the work that was added so far.</summary>
    /// <exception cref="NotSupportedException">The context was built without profiling.</exception>
    public abstract ProfilingMarker AddProfilingMarker();
}
