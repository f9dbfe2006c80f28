using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Along what neighbours in memory are neighbours in a matrix, which decides how threads share the loading of a tile.</summary>
internal interface IDirection
{
    /// <summary>Quads of a tile that lie beside each other in memory.</summary>
    /// <param name="width">Rows of a left tile, columns of a right one.</param>
    static abstract int QuadsInLine<TTile>(int width)
        where TTile : struct, ITile;

    /// <summary>The row or column that a thread looks for.</summary>
    static abstract int Line(int first, int line, int place);

    /// <summary>The step of depth that a thread reads.</summary>
    static abstract int Step(int depth, int line, int place);

    /// <summary>Writes a quad to the tile in shared memory, whose steps of depth lie a pitch of quads apart.</summary>
    static abstract void Put(ArrayView<Float4> tile, int pitch, int line, int place, Float4 values);
}

/// <summary>Neighbours in memory are neighbouring steps of depth: threads turn them as they write.</summary>
internal readonly struct AlongDepth : IDirection
{
    public static int QuadsInLine<TTile>(int width)
        where TTile : struct, ITile => TTile.Depth / 4;

    public static int Line(int first, int line, int place) => first + line;

    public static int Step(int depth, int line, int place) => depth + place;

    public static void Put(ArrayView<Float4> tile, int pitch, int line, int place, Float4 values)
    {
        var column = tile.Cast<float>().SubView((place * pitch * 4) + line, (pitch * 12) + 1);
        column[0] = values.X;
        column[pitch * 4] = values.Y;
        column[pitch * 8] = values.Z;
        column[pitch * 12] = values.W;
    }
}

/// <summary>Neighbours in memory are neighbouring rows of a left matrix, or columns of a right one.</summary>
internal readonly struct AlongWidth : IDirection
{
    public static int QuadsInLine<TTile>(int width)
        where TTile : struct, ITile => width / 4;

    public static int Line(int first, int line, int place) => first + place;

    public static int Step(int depth, int line, int place) => depth + line;

    public static void Put(ArrayView<Float4> tile, int pitch, int line, int place, Float4 values) =>
        tile[(line * pitch) + (place / 4)] = values;
}
