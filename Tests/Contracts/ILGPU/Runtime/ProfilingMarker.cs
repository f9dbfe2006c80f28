namespace ILGPU.Runtime;

/// <summary>A place in a stream that can be waited for.</summary>
public abstract class ProfilingMarker : AcceleratorObject
{
    private protected ProfilingMarker(Accelerator accelerator)
        : base(accelerator)
    {
    }

    /// <summary>Waits until the work before the marker is done.</summary>
    public abstract void Synchronize();

    /// <summary>The time from another marker to this one.</summary>
    public abstract TimeSpan MeasureFrom(ProfilingMarker marker);
}
