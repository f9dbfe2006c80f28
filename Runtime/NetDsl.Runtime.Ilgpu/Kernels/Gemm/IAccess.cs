using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How four neighbouring values are moved: at once, or one by one. Types, not flags: ILGPU removes what a constant excludes only after its
/// slowest passes, and what is no part of a type never reaches them.
/// </summary>
internal interface IAccess
{
    /// <summary>Four neighbours.</summary>
    /// <param name="view">Where they lie.</param>
    /// <param name="offset">The first.</param>
    /// <param name="count">How many of them count, beginning with the first.</param>
    /// <param name="valid">Whether any counts.</param>
    static abstract Quad Read(ArrayView<float> view, int offset, int count, bool valid);

    /// <summary>Four neighbouring steps of depth of a matrix that is one only in the formula.</summary>
    static abstract Quad Gather<TSource>(ArrayView<float> view, ref TSource source, Cursor cursor, int depth)
        where TSource : struct, IGatherSource;

    /// <summary>What was read, zero where it does not count.</summary>
    static abstract Float4 Mask(Quad quad);

    /// <summary>Writes four neighbours, as many of them as count.</summary>
    static abstract void Write(ArrayView<float> view, int offset, int count, Float4 values);
}

/// <summary>A matrix that is one only in the formula, such as the windows of a convolution.</summary>
internal interface IGatherSource
{
    /// <summary>Where a value lies.</summary>
    int Offset(Cursor cursor, int depth);

    /// <summary>Whether a value is not a zero of the padding or behind the last step.</summary>
    bool Sees(Cursor cursor, int depth);
}

/// <summary>16 bytes at once: offsets and counts are multiples of 4.</summary>
internal readonly struct WholeAccess : IAccess
{
    public static Quad Read(ArrayView<float> view, int offset, int count, bool valid) =>
        Quad.Whole(view, offset, valid & (count > 0));

    public static Quad Gather<TSource>(ArrayView<float> view, ref TSource source, Cursor cursor, int depth)
        where TSource : struct, IGatherSource => Quad.Whole(view, source.Offset(cursor, depth), source.Sees(cursor, depth));

    public static Float4 Mask(Quad quad) => quad.AllOrNothing();

    public static void Write(ArrayView<float> view, int offset, int count, Float4 values)
    {
        if (count > 0)
        {
            view.Cast<Float4>()[offset >> 2] = values;
        }
    }
}

/// <summary>One value at a time.</summary>
internal readonly struct EachAccess : IAccess
{
    public static Quad Read(ArrayView<float> view, int offset, int count, bool valid)
    {
        var quad = default(Quad);
        quad.SetX(view, offset, valid & (count > 0));
        quad.SetY(view, offset + 1, valid & (count > 1));
        quad.SetZ(view, offset + 2, valid & (count > 2));
        quad.SetW(view, offset + 3, valid & (count > 3));
        return quad;
    }

    public static Quad Gather<TSource>(ArrayView<float> view, ref TSource source, Cursor cursor, int depth)
        where TSource : struct, IGatherSource
    {
        var quad = default(Quad);
        quad.SetX(view, source.Offset(cursor, depth), source.Sees(cursor, depth));
        quad.SetY(view, source.Offset(cursor, depth + 1), source.Sees(cursor, depth + 1));
        quad.SetZ(view, source.Offset(cursor, depth + 2), source.Sees(cursor, depth + 2));
        quad.SetW(view, source.Offset(cursor, depth + 3), source.Sees(cursor, depth + 3));
        return quad;
    }

    public static Float4 Mask(Quad quad) => quad.Each();

    public static void Write(ArrayView<float> view, int offset, int count, Float4 values)
    {
        if (count > 0)
        {
            view[offset] = values.X;
        }

        if (count > 1)
        {
            view[offset + 1] = values.Y;
        }

        if (count > 2)
        {
            view[offset + 2] = values.Z;
        }

        if (count > 3)
        {
            view[offset + 3] = values.W;
        }
    }
}
