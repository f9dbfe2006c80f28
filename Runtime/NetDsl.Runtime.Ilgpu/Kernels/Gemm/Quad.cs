using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Four values as they were read, and which of them count. Reading never branches: a place outside is read at the view's first float
/// and made zero only when the value is needed, so that the time between is the memory's.
/// </summary>
internal struct Quad
{
    public Float4 Values;

    /// <summary>A bit for each value that counts.</summary>
    public int Valid;

    /// <summary>Reads 16 bytes; the offset is a multiple of 4.</summary>
    public static Quad Whole(ArrayView<float> view, int offset, bool valid) => new()
    {
        Values = view.Cast<Float4>()[Utilities.Select(valid, offset, 0) >> 2],
        Valid = Utilities.Select(valid, 1, 0),
    };

    /// <summary>Sets the first value.</summary>
    public void SetX(ArrayView<float> view, int offset, bool valid)
    {
        Values.X = view[Utilities.Select(valid, offset, 0)];
        Valid |= Utilities.Select(valid, 1, 0);
    }

    /// <summary>Sets the second value.</summary>
    public void SetY(ArrayView<float> view, int offset, bool valid)
    {
        Values.Y = view[Utilities.Select(valid, offset, 0)];
        Valid |= Utilities.Select(valid, 2, 0);
    }

    /// <summary>Sets the third value.</summary>
    public void SetZ(ArrayView<float> view, int offset, bool valid)
    {
        Values.Z = view[Utilities.Select(valid, offset, 0)];
        Valid |= Utilities.Select(valid, 4, 0);
    }

    /// <summary>Sets the fourth value.</summary>
    public void SetW(ArrayView<float> view, int offset, bool valid)
    {
        Values.W = view[Utilities.Select(valid, offset, 0)];
        Valid |= Utilities.Select(valid, 8, 0);
    }

    /// <summary>The values, or zeros where they do not count; for quads that were read as a whole.</summary>
    public readonly Float4 AllOrNothing() => new(
        Utilities.Select(Valid != 0, Values.X, 0f),
        Utilities.Select(Valid != 0, Values.Y, 0f),
        Utilities.Select(Valid != 0, Values.Z, 0f),
        Utilities.Select(Valid != 0, Values.W, 0f));

    /// <summary>The values, zero where one does not count.</summary>
    public readonly Float4 Each() => new(
        Utilities.Select((Valid & 1) != 0, Values.X, 0f),
        Utilities.Select((Valid & 2) != 0, Values.Y, 0f),
        Utilities.Select((Valid & 4) != 0, Values.Z, 0f),
        Utilities.Select((Valid & 8) != 0, Values.W, 0f));
}
