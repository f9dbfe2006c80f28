using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of 4 × 4 target pixels, which see 6 × 6 source pixels.</summary>
internal unsafe struct WinogradTile
{
    /// <summary>Target pixels of a full tile along one axis.</summary>
    public const int Size = 4;

    /// <summary>Source pixels of a tile along one axis.</summary>
    public const int Seen = Size + 2;

    /// <summary>Values of a tile in Winograd's domain.</summary>
    public const int Values = Seen * Seen;

    /// <summary>The source image, and the place in it of the first pixel seen, which may lie outside.</summary>
    public float* Image;
    public int SourceY;
    public int SourceX;

    /// <summary>The first target pixel.</summary>
    public float* Target;
    public nint TargetRowStep;
    public nint TargetPixelStep;

    /// <summary>Target pixels that exist.</summary>
    public int Rows;
    public int Columns;

    /// <summary>Tiles of one image from left to right.</summary>
    public static int Across(in Correlation map) => (map.TargetWidth + Size - 1) / Size;

    /// <summary>Tiles of one image from top to bottom.</summary>
    public static int Down(in Correlation map) => (map.TargetHeight + Size - 1) / Size;

    /// <summary>Lists some tiles by their numbers, counted over the batch by image, row and column.</summary>
    public static void List(in Correlation map, int first, int count, float* source, float* target, WinogradTile* tiles)
    {
        int across = Across(map);
        int down = Down(map);
        int x = first % across;
        int y = first / across % down;
        int image = first / across / down;
        for (int i = 0; i < count; i++)
        {
            tiles[i] = At(map, x * Size, y * Size, source + ((long)image * map.SourceImageSize), target + ((long)image * map.TargetImageSize));
            if (++x == across)
            {
                x = 0;
                y++;
            }

            if (y == down)
            {
                y = 0;
                image++;
            }
        }
    }

    /// <summary>Points to the 36 pixels that are seen; those beyond the image are zeros, of as many floats as there are channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void See(in Correlation map, float* zeros, float** pixels)
    {
        nint step = map.SourceChannels;
        for (int y = SourceY; y < SourceY + Seen; y++, pixels += Seen)
        {
            bool outside = (uint)y >= (uint)map.SourceHeight;
            float* pixel = Image + ((((nint)y * map.SourceWidth) + SourceX) * step);
            for (int x = 0; x < Seen; x++, pixel += step)
            {
                pixels[x] = outside || (uint)(SourceX + x) >= (uint)map.SourceWidth ? zeros : pixel;
            }
        }
    }

    private static WinogradTile At(in Correlation map, int x, int y, float* image, float* target) => new()
    {
        Image = image,
        SourceY = y + map.OriginY,
        SourceX = x + map.OriginX,
        Target = target + (y * map.TargetRowStep) + (x * map.TargetColumnStep),
        TargetRowStep = map.TargetRowStep,
        TargetPixelStep = map.TargetColumnStep,
        Rows = Math.Min(Size, map.TargetHeight - y),
        Columns = Math.Min(Size, map.TargetWidth - x),
    };
}
