using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Windows that slide over images, read as lines of a matrix: one line a target pixel, its depth tap × channel. Target pixel (y, x) sees
/// the source pixels (y · stride + tap · step + origin), zero outside the image. Constants where it is made from a specification,
/// so that divisions become multiplications.
/// </summary>
internal struct Window
{
    public int SourceHeight;
    public int SourceWidth;
    public int SourceChannels;

    /// <summary>Channels of one group.</summary>
    public int Channels;

    /// <summary>The group's first channel.</summary>
    public int FirstChannel;

    public int TapsHeight;
    public int TapsWidth;

    /// <summary>Rows of the source from one target row to the next.</summary>
    public int StrideHeight;
    public int StrideWidth;

    /// <summary>Rows of the source from one tap to the next; below 0 where the kernel is turned around.</summary>
    public int StepHeight;
    public int StepWidth;

    /// <summary>The row that the first tap of the first target row sees.</summary>
    public int OriginY;
    public int OriginX;

    public int TargetHeight;
    public int TargetWidth;

    /// <summary>Whether all windows lie inside the image.</summary>
    public bool Inside;

    /// <summary>Where the window of a target pixel begins.</summary>
    /// <param name="row">The pixel, counted over all images.</param>
    public readonly Cursor Find(int row)
    {
        var line = (int)((uint)row / (uint)TargetWidth);
        var image = (int)((uint)line / (uint)TargetHeight);
        var y = ((line - (image * TargetHeight)) * StrideHeight) + OriginY;
        var x = ((row - (line * TargetWidth)) * StrideWidth) + OriginX;
        return new Cursor(((((image * SourceHeight) + y) * SourceWidth) + x) * SourceChannels + FirstChannel, y, x);
    }

    /// <summary>Four neighbouring steps of the depth of a line.</summary>
    /// <param name="view">The images.</param>
    /// <param name="cursor">The line.</param>
    /// <param name="depth">The first step.</param>
    /// <param name="end">The step behind the last that counts.</param>
    /// <param name="whole">Whether 16 bytes are read at a time: a constant.</param>
    public readonly Quad Read(ArrayView<float> view, Cursor cursor, int depth, int end, bool whole)
    {
        if (whole)
        {
            return Quad.Whole(view, Offset(cursor, depth), Sees(cursor, depth, end));
        }

        var quad = default(Quad);
        quad.SetX(view, Offset(cursor, depth), Sees(cursor, depth, end));
        quad.SetY(view, Offset(cursor, depth + 1), Sees(cursor, depth + 1, end));
        quad.SetZ(view, Offset(cursor, depth + 2), Sees(cursor, depth + 2, end));
        quad.SetW(view, Offset(cursor, depth + 3), Sees(cursor, depth + 3, end));
        return quad;
    }

    private readonly int Offset(Cursor cursor, int depth)
    {
        var tap = Tap(depth);
        var tapY = TapRow(tap);
        var tapX = tap - (tapY * TapsWidth);
        return cursor.Start + (((tapY * StepHeight * SourceWidth) + (tapX * StepWidth)) * SourceChannels) + depth - (tap * Channels);
    }

    private readonly bool Sees(Cursor cursor, int depth, int end)
    {
        if (Inside)
        {
            return depth < end;
        }

        var tap = Tap(depth);
        var tapY = TapRow(tap);
        var y = cursor.Y + (tapY * StepHeight);
        var x = cursor.X + ((tap - (tapY * TapsWidth)) * StepWidth);
        return (depth < end) & ((uint)y < (uint)SourceHeight) & ((uint)x < (uint)SourceWidth);
    }

    private readonly int Tap(int depth) => TapsHeight * TapsWidth == 1 ? 0 : (int)((uint)depth / (uint)Channels);

    private readonly int TapRow(int tap) => TapsHeight == 1 ? 0 : (int)((uint)tap / (uint)TapsWidth);
}
