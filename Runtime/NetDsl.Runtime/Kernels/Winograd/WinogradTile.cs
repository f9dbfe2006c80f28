using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of 4 × 4 or 2 × 2 target pixels, which see a pixel more on every side.</summary>
internal unsafe struct WinogradTile
{
    /// <summary>Values of the largest tile in Winograd's domain.</summary>
    public const int MostValues = 36;

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

    /// <summary>Tiles of one image from left to right; the size is that of a full tile along one axis.</summary>
    public static int Across(in Correlation map, int size) => (map.TargetWidth + size - 1) / size;

    /// <summary>Tiles of one image from top to bottom.</summary>
    public static int Down(in Correlation map, int size) => (map.TargetHeight + size - 1) / size;

    /// <summary>Lists some tiles by their numbers, counted over the batch by image, row and column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void List(
        in Correlation map, int size, int first, int count, float* source, float* target, WinogradTile* tiles)
    {
        int across = Across(map, size);
        int down = Down(map, size);
        int x = first % across;
        int y = first / across % down;
        int image = first / across / down;
        for (int i = 0; i < count; i++)
        {
            tiles[i] = At(
                map, size, x * size, y * size, source + ((long)image * map.SourceImageSize), target + ((long)image * map.TargetImageSize));
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

    /// <summary>Points to the pixels that are seen; those beyond the image are zeros, of as many floats as there are channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void See(in Correlation map, int size, float* zeros, float** pixels)
    {
        int seen = size + 2;
        nint step = map.SourceChannels;
        for (int y = SourceY; y < SourceY + seen; y++, pixels += seen)
        {
            bool outside = (uint)y >= (uint)map.SourceHeight;
            float* pixel = Image + ((((nint)y * map.SourceWidth) + SourceX) * step);
            for (int x = 0; x < seen; x++, pixel += step)
            {
                pixels[x] = outside || (uint)(SourceX + x) >= (uint)map.SourceWidth ? zeros : pixel;
            }
        }
    }

    private static WinogradTile At(in Correlation map, int size, int x, int y, float* image, float* target) => new()
    {
        Image = image,
        SourceY = y + map.OriginY,
        SourceX = x + map.OriginX,
        Target = target + map.TargetOffset + (y * map.TargetRowStep) + (x * map.TargetColumnStep),
        TargetRowStep = map.TargetRowStep,
        TargetPixelStep = map.TargetColumnStep,
        Rows = Math.Min(size, map.TargetHeight - y),
        Columns = Math.Min(size, map.TargetWidth - x),
    };
}
