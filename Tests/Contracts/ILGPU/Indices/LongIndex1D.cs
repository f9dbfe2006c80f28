using System.Globalization;

namespace ILGPU;

/// <summary>A one-dimensional index of 64 bits.</summary>
public readonly struct LongIndex1D : ILongIndex<LongIndex1D, Index1D>
{
    /// <summary>The index 0.</summary>
    public static readonly LongIndex1D Zero = new(0);

    /// <summary>The index 1.</summary>
    public static readonly LongIndex1D One = new(1);

    /// <summary>Creates an index.</summary>
    public LongIndex1D(long x) => X = x;

    /// <summary>The value.</summary>
    public long X { get; }

    /// <summary>The number of elements that an extent of this size has.</summary>
    public long Size => X;

    /// <summary>The same index with 32 bits.</summary>
    /// <exception cref="OverflowException">The index needs more.</exception>
    public Index1D ToIntIndex() => new(checked((int)X));

    /// <summary>The same index with 32 bits.</summary>
    public static explicit operator Index1D(LongIndex1D index) => index.ToIntIndex();

    /// <inheritdoc/>
    public override string ToString() => X.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of an index.</summary>
    public static implicit operator long(LongIndex1D idx) => idx.X;

    /// <summary>The index of a value.</summary>
    public static implicit operator LongIndex1D(long idx) => new(idx);
}
