using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Memory of the host that a device copies from and to by itself while both go on.</summary>
internal sealed class PinnedFloats : IDisposable
{
    private readonly DeviceContext context;
    private readonly PageLockedArray1D<float> array;

    /// <exception cref="GpuException">The host has not enough such memory, or the device was lost.</exception>
    public PinnedFloats(DeviceContext context, long floats)
    {
        this.context = context;
        try
        {
            array = context.Accelerator.AllocatePageLocked1D<float>(floats);
        }
        catch (Exception fault) when (DeviceMemoryException.Tells(fault))
        {
            throw new GpuException(
                $"{Bytes.Text(floats * sizeof(float))} of the host's memory that {context.Device} reads by itself are needed, but the driver did not give them; use a smaller batch, or leave more of the host's memory free.",
                fault);
        }
        catch (AcceleratorException fault)
        {
            throw context.Lose(fault);
        }
    }

    /// <summary>The values; only to be touched when no copy is under way.</summary>
    public Span<float> Span => array.Span;

    /// <summary>Enqueues a copy of all values to the device.</summary>
    public void Upload(AcceleratorStream stream, DeviceSpan target) => target.View.CopyFromPageLockedAsync(stream, array);

    /// <summary>Enqueues a copy of as many values of the device.</summary>
    public void Download(AcceleratorStream stream, DeviceSpan source) => source.View.CopyToPageLockedAsync(stream, array);

    /// <inheritdoc/>
    public void Dispose() => context.Close(array);
}
