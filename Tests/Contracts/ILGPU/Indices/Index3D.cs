namespace ILGPU;

/// <summary>A three-dimensional index of 32 bits; the extents of grids and groups.</summary>
public readonly struct Index3D
{
    /// <summary>Creates an index.</summary>
    public Index3D(int x, int y, int z) => (X, Y, Z) = (x, y, z);

    /// <summary>The innermost value.</summary>
    public int X { get; }

    /// <summary>The middle value.</summary>
    public int Y { get; }

    /// <summary>The outermost value.</summary>
    public int Z { get; }

    /// <summary>The product of the three values.</summary>
    public long LongSize => (long)X * Y * Z;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"({X}, {Y}, {Z})");
}
