namespace ILGPU.Runtime;

/// <summary>Memory on a device.</summary>
public abstract class MemoryBuffer : AcceleratorObject
{
    private protected MemoryBuffer(Accelerator accelerator, long length, int elementSize)
        : base(accelerator)
    {
        Length = length;
        ElementSize = elementSize;
    }

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>The size of an element in bytes.</summary>
    public int ElementSize { get; }

    /// <summary>The size of all elements in bytes.</summary>
    public long LengthInBytes => Length * ElementSize;
}

/// <summary>Memory on a device, with a view of it.</summary>
public class MemoryBuffer<TView> : MemoryBuffer
    where TView : struct, IArrayView
{
    private readonly MemoryBuffer owner;

    private protected MemoryBuffer(Accelerator accelerator, in TView view)
        : base(accelerator, view.Length, view.ElementSize)
    {
        View = view;
        owner = view.Buffer;
    }

    /// <summary>The view of all elements.</summary>
    public TView View { get; }

    /// <summary>Whether the buffer was not given back yet.</summary>
    public bool IsValid => !IsDisposed;

    private protected override void Release() => owner.Dispose();
}

/// <summary>Memory of one dimension on a device.</summary>
public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, in ArrayView1D<T, TStride> view)
        : base(accelerator, view)
    {
    }

    /// <summary>The number of elements.</summary>
    public LongIndex1D Extent => View.Extent;

    /// <summary>The number of elements, as 32 bits.</summary>
    public Index1D IntExtent => View.IntExtent;

    /// <summary>The view without its dimension.</summary>
    public ArrayView<T> AsContiguous() => View.AsContiguous();
}
