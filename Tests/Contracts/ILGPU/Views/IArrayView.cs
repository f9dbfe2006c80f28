using ILGPU.Runtime;

namespace ILGPU;

/// <summary>A view of elements in memory.</summary>
public interface IArrayView
{
    /// <summary>The buffer whose elements are viewed.</summary>
    MemoryBuffer Buffer { get; }

    /// <summary>Whether the view reaches elements.</summary>
    bool IsValid { get; }

    /// <summary>The number of elements.</summary>
    long Length { get; }

    /// <summary>The size of an element in bytes.</summary>
    int ElementSize { get; }

    /// <summary>The size of all elements in bytes.</summary>
    long LengthInBytes { get; }
}

/// <summary>A view without gaps.</summary>
public interface IContiguousArrayView : IArrayView
{
    /// <summary>The first element's index in the buffer.</summary>
    long Index { get; }

    /// <summary>The first element's place in the buffer, in bytes.</summary>
    long IndexInBytes { get; }

    /// <summary>The same memory as bytes.</summary>
    ArrayView<byte> AsRawArrayView();
}

/// <summary>A view whose elements have a type.</summary>
public interface IArrayView<T> : IArrayView
    where T : unmanaged;

/// <summary>A view without gaps whose elements have a type.</summary>
public interface IContiguousArrayView<T> : IArrayView<T>, IContiguousArrayView
    where T : unmanaged;
