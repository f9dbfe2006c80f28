namespace ILGPU.Runtime;

/// <summary>A view of elements in one dimension.</summary>
public readonly struct ArrayView1D<T, TStride> : IArrayView<T>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    /// <summary>The size of an element in bytes.</summary>
    public static readonly int ElementSize = ArrayView<T>.ElementSize;

    /// <summary>Names the dimension of a view.</summary>
    public ArrayView1D(ArrayView<T> baseView, LongIndex1D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    /// <summary>The view without its dimension.</summary>
    public ArrayView<T> BaseView { get; }

    /// <summary>The number of elements.</summary>
    public LongIndex1D Extent { get; }

    /// <summary>The number of elements, as 32 bits.</summary>
    public Index1D IntExtent => Extent.ToIntIndex();

    /// <summary>The distance of two neighbours.</summary>
    public TStride Stride { get; }

    /// <summary>Whether the view reaches elements.</summary>
    public bool IsValid => BaseView.IsValid;

    /// <summary>The number of elements.</summary>
    public long Length => Extent;

    /// <summary>The number of elements, as 32 bits.</summary>
    public int IntLength => checked((int)Length);

    /// <summary>The size of all elements in bytes.</summary>
    public long LengthInBytes => Length * ElementSize;

    MemoryBuffer IArrayView.Buffer => ((IArrayView)BaseView).Buffer;

    int IArrayView.ElementSize => ElementSize;

    /// <summary>An element.</summary>
    public ref T this[Index1D index] => ref BaseView[index];

    /// <summary>An element.</summary>
    public ref T this[LongIndex1D index] => ref BaseView[index];

    /// <summary><paramref name="extent"/> elements from <paramref name="index"/> on.</summary>
    public ArrayView1D<T, TStride> SubView(LongIndex1D index, LongIndex1D extent) =>
        new(BaseView.SubView(index.X, extent.X), extent, Stride);

    /// <summary>The view without its dimension.</summary>
    public ArrayView<T> AsContiguous() => BaseView;
}
