using System.Globalization;

namespace ILGPU;

/// <summary>A one-dimensional index of 32 bits.</summary>
public readonly struct Index1D : IIntIndex<Index1D, LongIndex1D>
{
    /// <summary>The index 0.</summary>
    public static readonly Index1D Zero = new(0);

    /// <summary>The index 1.</summary>
    public static readonly Index1D One = new(1);

    /// <summary>Creates an index.</summary>
    public Index1D(int x) => X = x;

    /// <summary>The value.</summary>
    public int X { get; }

    /// <summary>The number of elements that an extent of this size has.</summary>
    public int Size => X;

    long IIndex.Size => X;

    /// <summary>The same index with 64 bits.</summary>
    public LongIndex1D ToLongIndex() => new(X);

    /// <summary>The same index with 64 bits.</summary>
    public static implicit operator LongIndex1D(Index1D index) => index.ToLongIndex();

    /// <inheritdoc/>
    public override string ToString() => X.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of an index.</summary>
    public static implicit operator int(Index1D idx) => idx.X;

    /// <summary>The index of a value.</summary>
    public static implicit operator Index1D(int idx) => new(idx);
}
