namespace NetDsl.Kernels;

/// <summary>A tile of 4 × 4 target pixels and the 6 × 6 source pixels that they see.</summary>
internal unsafe struct WinogradTile
{
    /// <summary>Target pixels of a full tile along one axis.</summary>
    public const int Size = 4;

    /// <summary>Source pixels of a tile along one axis.</summary>
    public const int Seen = Size + 2;

    /// <summary>Values of a tile in Winograd's domain.</summary>
    public const int Values = Seen * Seen;

    /// <summary>The first source pixel, in the image or in a copy with zeros around.</summary>
    public float* Source;
    public nint SourceRowStep;

    /// <summary>The first target pixel.</summary>
    public float* Target;
    public nint TargetRowStep;
    public nint TargetPixelStep;

    /// <summary>Target pixels that exist.</summary>
    public int Rows;
    public int Columns;

    /// <summary>Finds a tile by its number, counted over the batch by image, row and column.</summary>
    public static WinogradTile At(in Correlation map, int number, float* source, float* target)
    {
        int across = Across(map);
        int down = Down(map);
        int x = number % across * Size;
        int y = number / across % down * Size;
        int image = number / across / down;
        int sourceY = y + map.OriginY;
        int sourceX = x + map.OriginX;
        return new WinogradTile
        {
            Source = source + ((long)image * map.SourceImageSize) + (((sourceY * map.SourceWidth) + sourceX) * map.SourceChannels),
            SourceRowStep = map.SourceWidth * map.SourceChannels,
            Target = target + ((long)image * map.TargetImageSize) + (y * map.TargetRowStep) + (x * map.TargetColumnStep),
            TargetRowStep = map.TargetRowStep,
            TargetPixelStep = map.TargetColumnStep,
            Rows = Math.Min(Size, map.TargetHeight - y),
            Columns = Math.Min(Size, map.TargetWidth - x),
        };
    }

    /// <summary>Tiles of one image from left to right.</summary>
    public static int Across(in Correlation map) => (map.TargetWidth + Size - 1) / Size;

    /// <summary>Tiles of one image from top to bottom.</summary>
    public static int Down(in Correlation map) => (map.TargetHeight + Size - 1) / Size;

    /// <summary>Points the source to a copy with zeros where the tile sees beyond its image.</summary>
    public void Complete(in Correlation map, int number, float* source, float* room)
    {
        int across = Across(map);
        int down = Down(map);
        int x = (number % across * Size) + map.OriginX;
        int y = (number / across % down * Size) + map.OriginY;
        if (x >= 0 && y >= 0 && x + Seen <= map.SourceWidth && y + Seen <= map.SourceHeight)
        {
            return;
        }

        float* image = source + ((long)(number / across / down) * map.SourceImageSize);
        PaddedImage.Copy(map, image, y, x, Seen, Seen, room);
        Source = room;
        SourceRowStep = Seen * map.SourceChannels;
    }
}
