using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A vector of channels along a row of an image, with zeros left and right of it.</summary>
/// <param name="values">The images.</param>
/// <param name="first">The vector's place in the row's first pixel.</param>
/// <param name="step">Vectors of a pixel.</param>
/// <param name="width">Pixels of the row; 0 for a row beyond the image, which is all zeros.</param>
internal readonly struct ImageRow<TLanes>(ArrayView<TLanes> values, int first, int step, int width)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly ArrayView<TLanes> values = values;

    /// <summary>The vector at a column, which may lie outside.</summary>
    public TLanes At(int column)
    {
        TLanes value = default;
        if ((uint)column < (uint)width)
        {
            value = values[first + (column * step)];
        }

        return value;
    }

    /// <summary>The vectors of four columns.</summary>
    /// <param name="column">The first column.</param>
    /// <param name="stride">Columns from one to the next.</param>
    public Strip<TLanes> Four(int column, int stride) =>
        new(At(column), At(column + stride), At(column + (2 * stride)), At(column + (3 * stride)));
}
