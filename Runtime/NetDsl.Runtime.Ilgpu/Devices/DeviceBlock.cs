using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>One allocation of device memory, from which a plan cuts everything.</summary>
public sealed class DeviceBlock : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> buffer;

    internal DeviceBlock(MemoryBuffer1D<float, Stride1D.Dense> buffer) => this.buffer = buffer;

    /// <summary>All of it.</summary>
    public DeviceSpan All => new(this, 0, buffer.Length);

    /// <summary>What kernels take.</summary>
    internal ArrayView<float> View => buffer.View;

    /// <summary>Frees the memory.</summary>
    public void Dispose() => buffer.Dispose();
}
