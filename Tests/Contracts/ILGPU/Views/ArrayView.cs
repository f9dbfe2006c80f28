using System.Runtime.CompilerServices;
using ILGPU.Emulation;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>A view of consecutive elements; every access is checked.</summary>
public readonly unsafe struct ArrayView<T> : IContiguousArrayView<T>
    where T : unmanaged
{
    /// <summary>The size of an element in bytes.</summary>
    public static readonly int ElementSize = sizeof(T);

    /// <summary>A view of nothing.</summary>
    public static readonly ArrayView<T> Empty;

    private readonly T* first;
    private readonly MemoryBuffer? buffer;

    internal ArrayView(DeviceMemory? memory, MemoryBuffer? buffer, long offset, long length)
    {
        first = memory is null ? null : (T*)(memory.Pointer + offset);
        Memory = memory;
        Offset = offset;
        Length = length;
        this.buffer = buffer;
    }

    internal DeviceMemory? Memory { get; }

    /// <summary>The first element's place in the memory, in bytes.</summary>
    internal long Offset { get; }

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>The number of elements, as 32 bits.</summary>
    public int IntLength => checked((int)Length);

    /// <summary>The size of all elements in bytes.</summary>
    public long LengthInBytes => Length * sizeof(T);

    /// <summary>Whether the view reaches elements.</summary>
    public bool IsValid => Memory is not null && Length > 0;

    MemoryBuffer IArrayView.Buffer => buffer!;

    int IArrayView.ElementSize => sizeof(T);

    long IContiguousArrayView.Index => Offset / sizeof(T);

    long IContiguousArrayView.IndexInBytes => Offset;

    /// <summary>An element.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the view.</exception>
    public ref T this[int index] => ref this[(long)index];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[Index1D index] => ref this[(long)index.X];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[LongIndex1D index] => ref this[index.X];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)Length || Memory!.Released)
                ThrowAt(index);
            return ref first[index];
        }
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    /// <inheritdoc cref="SubView(long, long)"/>
    public ArrayView<T> SubView(int index, int subViewLength) => SubView((long)index, subViewLength);

    /// <summary><paramref name="subViewLength"/> elements from <paramref name="index"/> on.</summary>
    /// <exception cref="IndexOutOfRangeException">They are not all in the view.</exception>
    public ArrayView<T> SubView(long index, long subViewLength)
    {
        bool begins = (index >= 0 && index < Length) || (index == 0 && Length < 1);
        if (!begins)
            throw KernelFailure.OutOfBounds(index, Length);
        if (subViewLength < 0 || index + subViewLength > Length)
            throw KernelFailure.OutOfBounds(index + subViewLength - 1, Length);
        return new ArrayView<T>(Memory, buffer, Offset + index * sizeof(T), subViewLength);
    }

    /// <summary>The same memory with elements of another type; a rest that makes no whole element is left out.</summary>
    /// <exception cref="InvalidOperationException">The view does not begin at a multiple of the new element's size.</exception>
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged =>
        Offset % sizeof(TOther) == 0
            ? new ArrayView<TOther>(Memory, buffer, Offset, LengthInBytes / sizeof(TOther))
            : throw KernelFailure.Misaligned(Offset, sizeof(TOther), typeof(TOther).Name);

    ArrayView<byte> IContiguousArrayView.AsRawArrayView() => Bytes;

    internal ArrayView<byte> Bytes => new(Memory, buffer, Offset, LengthInBytes);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Offset / sizeof(T)} [{Length}]");

    /// <summary>The view with its one dimension named.</summary>
    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) =>
        new(view, view.Length, default);

    /// <summary>The view without its dimension.</summary>
    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;

    private void ThrowAt(long index)
    {
        ObjectDisposedException.ThrowIf(Memory is { Released: true }, typeof(MemoryBuffer));
        throw KernelFailure.OutOfBounds(index, Length);
    }
}
