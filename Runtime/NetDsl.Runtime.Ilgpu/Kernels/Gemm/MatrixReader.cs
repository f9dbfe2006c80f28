using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Reads matrices that lie in memory as rows of neighbouring floats.</summary>
internal static class MatrixReader
{
    /// <summary>Four neighbouring steps of depth of one line.</summary>
    /// <param name="view">The matrix.</param>
    /// <param name="start">The line's first float.</param>
    /// <param name="depth">The first step.</param>
    /// <param name="end">The step behind the last that counts.</param>
    /// <param name="whole">Whether 16 bytes are read at a time: a constant. The line, the step and the end are then multiples of 4.</param>
    public static Quad AlongDepth(ArrayView<float> view, int start, int depth, int end, bool whole) =>
        Neighbours(view, start + depth, end - depth, true, whole);

    /// <summary>Four neighbouring lines at one step of depth.</summary>
    /// <param name="view">The matrix.</param>
    /// <param name="start">The first float of the step.</param>
    /// <param name="line">The first line.</param>
    /// <param name="count">Lines.</param>
    /// <param name="valid">Whether the step counts.</param>
    /// <param name="whole">Whether 16 bytes are read at a time: a constant.</param>
    public static Quad AlongWidth(ArrayView<float> view, int start, int line, int count, bool valid, bool whole) =>
        Neighbours(view, start + line, count - line, valid, whole);

    /// <summary>Writes four neighbours, as many of them as there are.</summary>
    /// <param name="view">The matrix.</param>
    /// <param name="offset">The first of the neighbours.</param>
    /// <param name="count">How many of them lie inside.</param>
    /// <param name="values">The values.</param>
    /// <param name="whole">Whether 16 bytes are written at a time: a constant.</param>
    public static void Write(ArrayView<float> view, int offset, int count, Float4 values, bool whole)
    {
        if (whole)
        {
            if (count > 0)
            {
                view.Cast<Float4>()[offset >> 2] = values;
            }
        }
        else
        {
            WriteEach(view, offset, count, values);
        }
    }

    private static Quad Neighbours(ArrayView<float> view, int offset, int count, bool valid, bool whole)
    {
        if (whole)
        {
            return Quad.Whole(view, offset, valid & (count > 0));
        }

        var quad = default(Quad);
        quad.SetX(view, offset, valid & (count > 0));
        quad.SetY(view, offset + 1, valid & (count > 1));
        quad.SetZ(view, offset + 2, valid & (count > 2));
        quad.SetW(view, offset + 3, valid & (count > 3));
        return quad;
    }

    private static void WriteEach(ArrayView<float> view, int offset, int count, Float4 values)
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
