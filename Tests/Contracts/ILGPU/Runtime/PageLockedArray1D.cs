using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>Host memory that stays where it is, so that a device can copy it while the host goes on.</summary>
public abstract class PageLockedArray<T> : DisposeBase
    where T : unmanaged
{
    private protected PageLockedArray()
    {
    }

    /// <summary>The elements.</summary>
    public abstract Span<T> Span { get; }

    /// <summary>The number of elements.</summary>
    public long Length => Span.Length;
}

/// <summary>Host memory of one dimension that stays where it is.</summary>
public sealed class PageLockedArray1D<T> : PageLockedArray<T>
    where T : unmanaged
{
    private readonly T[] array;

    internal PageLockedArray1D(LongIndex1D extent) => array = GC.AllocateArray<T>(extent.ToIntIndex(), pinned: true);

    /// <summary>The number of elements.</summary>
    public LongIndex1D Extent => array.LongLength;

    /// <inheritdoc/>
    public override Span<T> Span => array;

    /// <summary>An element.</summary>
    public ref T this[int index] => ref array[index];

    /// <summary>An element.</summary>
    public ref T this[long index] => ref array[index];

    /// <summary>The elements themselves.</summary>
    public T[] GetArray() => array;

    private protected override void Release()
    {
    }
}

/// <summary>Allocates host memory that stays where it is.</summary>
public static class PageLockedArrayExtensions
{
    /// <summary>Allocates <paramref name="extent"/> elements.</summary>
    public static PageLockedArray1D<T> AllocatePageLocked1D<T>(this Accelerator accelerator, LongIndex1D extent)
        where T : unmanaged
    {
        accelerator.Health.Check();
        return new PageLockedArray1D<T>(extent);
    }
}
