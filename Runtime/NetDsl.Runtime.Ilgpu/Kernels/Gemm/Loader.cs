using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// One thread's part in bringing tiles of a matrix to shared memory: up to four quads a tile, first into registers, so that the memory
/// is waited for only after the tile before has been computed with.
/// </summary>
internal struct Loader<TTile, TProduct, TOperand>
    where TTile : struct, ITile
    where TProduct : struct, IProduct
    where TOperand : struct, IOperand<TTile, TProduct>
{
    private Cursor cursor0;
    private Cursor cursor1;
    private Cursor cursor2;
    private Cursor cursor3;
    private Quad quad0;
    private Quad quad1;
    private Quad quad2;
    private Quad quad3;

    /// <summary>Quads of shared memory from one step of depth to the next; one more than the tile's, against bank conflicts.</summary>
    public static int Pitch => (TOperand.Width / 4) + 1;

    /// <summary>Quads of shared memory of a tile.</summary>
    public static int Size => TTile.Depth * Pitch;

    /// <summary>Quads that lie beside each other in memory: those of a row's depth, or of a step's rows.</summary>
    private static int QuadsInLine => (TOperand.AlongDepth ? TTile.Depth : TOperand.Width) / 4;

    /// <summary>Rows of the tile, or steps of depth, from one of a thread's quads to the next.</summary>
    private static int LineStep => TTile.Threads / QuadsInLine;

    /// <summary>Quads of a tile that one thread loads: 1, 2 or 4.</summary>
    private static int Quads => TOperand.Width * TTile.Depth / 4 / TTile.Threads;

    private static int FirstLine => Group.IdxX / QuadsInLine;

    private static int PlaceInLine => Group.IdxX % QuadsInLine * 4;

    /// <summary>Finds the rows or columns that the thread loads all the time.</summary>
    /// <param name="product">What is loaded from.</param>
    /// <param name="first">The tile's first row or column.</param>
    public void Start(ref TProduct product, int first)
    {
        cursor0 = TOperand.Find(ref product, first + (TOperand.AlongDepth ? FirstLine : PlaceInLine));
        cursor1 = Next(ref product, first, 1);
        if (Quads > 2)
        {
            cursor2 = Next(ref product, first, 2);
            cursor3 = Next(ref product, first, 3);
        }
    }

    /// <summary>Reads the tile that begins at a step of depth into registers.</summary>
    public void Fetch(ref TProduct product, int depth)
    {
        quad0 = Read(ref product, cursor0, depth, 0);
        if (Quads > 1)
        {
            quad1 = Read(ref product, cursor1, depth, 1);
        }

        if (Quads > 2)
        {
            quad2 = Read(ref product, cursor2, depth, 2);
            quad3 = Read(ref product, cursor3, depth, 3);
        }
    }

    /// <summary>Writes what was read to shared memory.</summary>
    /// <param name="tile">The tile there.</param>
    public readonly void Put(ArrayView<Float4> tile)
    {
        Put(tile, quad0, 0);
        if (Quads > 1)
        {
            Put(tile, quad1, 1);
        }

        if (Quads > 2)
        {
            Put(tile, quad2, 2);
            Put(tile, quad3, 3);
        }
    }

    private readonly Cursor Next(ref TProduct product, int first, int place) =>
        TOperand.AlongDepth && Quads > place ? TOperand.Find(ref product, first + FirstLine + (place * LineStep)) : cursor0;

    private static Quad Read(ref TProduct product, Cursor cursor, int depth, int place) =>
        TOperand.Read(ref product, cursor, depth + (TOperand.AlongDepth ? PlaceInLine : FirstLine + (place * LineStep)));

    private static void Put(ArrayView<Float4> tile, Quad quad, int place)
    {
        var values = TOperand.Whole ? quad.AllOrNothing() : quad.Each();
        var line = FirstLine + (place * LineStep);
        if (TOperand.AlongDepth)
        {
            var column = tile.Cast<float>().SubView((PlaceInLine * Pitch * 4) + line, (3 * Pitch * 4) + 1);
            column[0] = values.X;
            column[Pitch * 4] = values.Y;
            column[Pitch * 8] = values.Z;
            column[Pitch * 12] = values.W;
        }
        else
        {
            tile[(line * Pitch) + (PlaceInLine / 4)] = values;
        }
    }
}
