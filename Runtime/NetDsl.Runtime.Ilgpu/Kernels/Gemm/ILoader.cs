using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// One thread's part in bringing tiles of a matrix to shared memory, first into registers, so that the memory is waited for only after
/// the tile before has been computed with.
/// </summary>
internal interface ILoader<TProduct>
    where TProduct : struct, IProduct
{
    /// <summary>Quads of a tile that the thread loads.</summary>
    static abstract int Count { get; }

    /// <summary>Finds the rows or columns that the thread loads all the time.</summary>
    /// <param name="product">What is loaded from.</param>
    /// <param name="first">The tile's first row or column.</param>
    /// <param name="number">The number of the loader's first quad among the thread's.</param>
    void Start(ref TProduct product, int first, int number);

    /// <summary>Reads the tile that begins at a step of depth into registers.</summary>
    void Fetch(ref TProduct product, int depth, int number);

    /// <summary>Writes what was read to the tile in shared memory.</summary>
    void Put(ArrayView<Float4> tile, int number);
}

/// <summary>Loads one quad of a tile.</summary>
internal struct OneQuad<TTile, TProduct, TOperand, TDirection> : ILoader<TProduct>
    where TTile : struct, ITile
    where TProduct : struct, IProduct
    where TOperand : struct, IOperand<TTile, TProduct>
    where TDirection : struct, IDirection
{
    private Cursor cursor;
    private Quad quad;

    public static int Count => 1;

    private static int QuadsInLine => TDirection.QuadsInLine<TTile>(TOperand.Width);

    private static int Place => Group.IdxX % QuadsInLine * 4;

    public void Start(ref TProduct product, int first, int number) =>
        cursor = TOperand.Find(ref product, TDirection.Line(first, Line(number), Place));

    public void Fetch(ref TProduct product, int depth, int number) =>
        quad = TOperand.Read(ref product, cursor, TDirection.Step(depth, Line(number), Place));

    public readonly void Put(ArrayView<Float4> tile, int number) =>
        TDirection.Put(tile, (TOperand.Width / 4) + 1, Line(number), Place, TOperand.Mask(quad));

    private static int Line(int number) => (Group.IdxX / QuadsInLine) + (number * (TTile.Threads / QuadsInLine));
}

/// <summary>Loads twice as much.</summary>
internal struct Twice<TProduct, TLoader> : ILoader<TProduct>
    where TProduct : struct, IProduct
    where TLoader : struct, ILoader<TProduct>
{
#pragma warning disable CS0649 // Loaders assign to themselves, which the compiler does not see of a type argument.
    private TLoader near;
    private TLoader far;
#pragma warning restore CS0649

    public static int Count => 2 * TLoader.Count;

    public void Start(ref TProduct product, int first, int number)
    {
        near.Start(ref product, first, number);
        far.Start(ref product, first, number + TLoader.Count);
    }

    public void Fetch(ref TProduct product, int depth, int number)
    {
        near.Fetch(ref product, depth, number);
        far.Fetch(ref product, depth, number + TLoader.Count);
    }

    public readonly void Put(ArrayView<Float4> tile, int number)
    {
        near.Put(tile, number);
        far.Put(tile, number + TLoader.Count);
    }
}
