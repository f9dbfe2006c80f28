using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Memory of the host that a device copies from and to by itself while both go on; a piece of <see cref="PinnedMemory"/>.</summary>
internal sealed class PinnedFloats(PageLockedArray1D<float> array)
{
    /// <summary>The values; only to be touched when no copy is under way.</summary>
    public Span<float> Span => array.Span;

    /// <summary>Enqueues a copy of all values to the device.</summary>
    public void Upload(AcceleratorStream stream, DeviceSpan target) => target.View.CopyFromPageLockedAsync(stream, array);

    /// <summary>Enqueues a copy of as many values of the device.</summary>
    public void Download(AcceleratorStream stream, DeviceSpan source) => source.View.CopyToPageLockedAsync(stream, array);
}
