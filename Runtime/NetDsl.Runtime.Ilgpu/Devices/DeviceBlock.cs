using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>One allocation of device memory, from which a plan cuts everything.</summary>
public sealed class DeviceBlock : IDisposable
{
    private readonly DeviceContext context;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> buffer;
    private bool disposed;

    internal DeviceBlock(DeviceContext context, MemoryBuffer1D<float, Stride1D.Dense> buffer)
    {
        this.context = context;
        this.buffer = buffer;
        Bytes = buffer.LengthInBytes;
    }

    /// <summary>All of it.</summary>
    public DeviceSpan All => new(this, 0, buffer.Length);

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>What kernels take.</summary>
    internal ArrayView<float> View => buffer.View;

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        context.Freed(Bytes);
        context.Close(buffer);
    }
}
