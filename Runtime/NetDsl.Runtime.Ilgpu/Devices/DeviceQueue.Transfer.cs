using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

// What moves between the host and the device, in the queue's order.
public sealed partial class DeviceQueue
{
    /// <summary>Copies from the host; when it returns, the host's memory may be reused.</summary>
    internal void Upload(ReadOnlySpan<float> source, DeviceSpan target)
    {
        if (Runs(source.Length, target.Length))
        {
            target.View.CopyFromCPU(stream!, source);
        }
    }

    /// <summary>Copies to the host once everything before it has run.</summary>
    internal void Download(DeviceSpan source, Span<float> target)
    {
        if (Runs(target.Length, source.Length))
        {
            source.View.CopyToCPU(stream!, target);
        }
    }

    /// <summary>
    /// Fills with zeros. A kernel does it, since the library's own operation takes the start of a view on OpenCL for a count of floats where
    /// it is one of bytes.
    /// </summary>
    internal void Clear(DeviceSpan target)
    {
        if (!target.IsEmpty)
        {
            Launch(LaunchSize.ForItems(target.Length).Touching(target), ClearKernel, target.View);
        }
    }

    /// <summary>Waits until everything has run.</summary>
    internal void Synchronize() => stream?.Synchronize();

    /// <summary>Whether there is anything to be copied, and not only a plan to be made.</summary>
    private bool Runs(long host, long device)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(host, device);
        return plan is null && host > 0;
    }

    private static void ClearKernel(ArrayView<float> target)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < target.IntLength)
        {
            target[index] = 0;
        }
    }
}
