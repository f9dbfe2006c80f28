using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>All memory of the host that a training holds for copies from and to a device, given back together.</summary>
internal sealed class PinnedMemory(DeviceContext context) : IDisposable
{
    private readonly List<PageLockedArray1D<float>> arrays = [];

    /// <summary>The device.</summary>
    public DeviceContext Context => context;

    /// <summary>Allocates memory whose content is undefined.</summary>
    /// <exception cref="GpuException">The host does not give as much, or the device was lost.</exception>
    public PinnedFloats Allocate(long floats)
    {
        context.Check();
        try
        {
            arrays.Add(context.Accelerator.AllocatePageLocked1D<float>(floats));
            return new PinnedFloats(arrays[^1]);
        }
        catch (Exception fault) when (DeviceMemoryException.Tells(fault))
        {
            throw new GpuException(
                $"The host gives no {Bytes.Text(floats * sizeof(float))} of memory that {context.Device} can copy from and to ({DriverReport.Text(fault)}); use a smaller batch, or set the trainer's {nameof(Trainer.SnapshotEverySteps)} to 0.",
                fault);
        }
        catch (AcceleratorException fault)
        {
            throw context.Lose(fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var array in arrays)
        {
            context.Close(array);
        }

        arrays.Clear();
    }
}
