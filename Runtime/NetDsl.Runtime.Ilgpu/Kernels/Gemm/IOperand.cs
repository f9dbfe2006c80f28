namespace NetDsl.Ilgpu.Kernels;

/// <summary>One of the two matrices of a product, so that one loader serves both.</summary>
internal interface IOperand<TTile, TProduct>
    where TTile : struct, ITile
    where TProduct : struct, IProduct
{
    /// <summary>Rows of the left tile, columns of the right one.</summary>
    static abstract int Width { get; }

    /// <summary>Where a row or column lies.</summary>
    static abstract Cursor Find(ref TProduct product, int line);

    /// <summary>Four of its values.</summary>
    static abstract Quad Read(ref TProduct product, Cursor cursor, int depth);

    /// <summary>What was read, zero where it does not count.</summary>
    static abstract Float4 Mask(Quad quad);
}

/// <summary>The left matrix.</summary>
internal readonly struct LeftOperand<TTile, TProduct> : IOperand<TTile, TProduct>
    where TTile : struct, ITile
    where TProduct : struct, IProduct
{
    public static int Width => TTile.Rows;

    public static Cursor Find(ref TProduct product, int line) => product.FindLeft(line);

    public static Quad Read(ref TProduct product, Cursor cursor, int depth) => product.ReadLeft(cursor, depth);

    public static Float4 Mask(Quad quad) => TProduct.MaskLeft(quad);
}

/// <summary>The right matrix.</summary>
internal readonly struct RightOperand<TTile, TProduct> : IOperand<TTile, TProduct>
    where TTile : struct, ITile
    where TProduct : struct, IProduct
{
    public static int Width => TTile.Columns;

    public static Cursor Find(ref TProduct product, int line) => product.FindRight(line);

    public static Quad Read(ref TProduct product, Cursor cursor, int depth) => product.ReadRight(cursor, depth);

    public static Float4 Mask(Quad quad) => TProduct.MaskRight(quad);
}
