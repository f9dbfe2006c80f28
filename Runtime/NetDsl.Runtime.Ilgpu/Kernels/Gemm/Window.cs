namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Windows that slide over images, read as lines of a matrix: one line a target pixel, its depth tap × channel. Target pixel (y, x) sees
/// the source pixels (y · stride + tap · step + origin), zero outside the image. Constants where it is made from a specification,
/// so that divisions become multiplications.
/// </summary>
internal struct Window : IGatherSource
{
    public int SourceHeight;
    public int SourceWidth;
    public int SourceChannels;

    /// <summary>Channels of one group.</summary>
    public int Channels;

    /// <summary>The group's first channel.</summary>
    public int FirstChannel;

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

    /// <summary>The step of depth behind the last that counts.</summary>
    public int End;

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

    /// <inheritdoc/>
    public readonly int Offset(Cursor cursor, int depth)
    {
        var tap = Tap(depth);
        var tapY = TapRow(tap);
        var tapX = tap - (tapY * TapsWidth);
        return cursor.Start + (((tapY * StepHeight * SourceWidth) + (tapX * StepWidth)) * SourceChannels) + depth - (tap * Channels);
    }

    /// <inheritdoc/>
    public readonly bool Sees(Cursor cursor, int depth)
    {
        var tap = Tap(depth);
        var tapY = TapRow(tap);
        var y = cursor.Y + (tapY * StepHeight);
        var x = cursor.X + ((tap - (tapY * TapsWidth)) * StepWidth);
        return (depth < End) & ((uint)y < (uint)SourceHeight) & ((uint)x < (uint)SourceWidth);
    }

    private readonly int Tap(int depth) => (int)((uint)depth / (uint)Channels);

    private readonly int TapRow(int tap) => (int)((uint)tap / (uint)TapsWidth);
}
