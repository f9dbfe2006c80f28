using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of 3 or 4 target pixels along each axis, or of 2 × 2, which see a pixel more on every side.</summary>
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

    /// <summary>Target pixels along each axis.</summary>
    public int Height;
    public int Width;

    /// <summary>Those that exist.</summary>
    public int Rows;
    public int Columns;

    /// <summary>Lists some tiles by their numbers in a cover.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void List(
        in Correlation map, in WinogradCover cover, int first, int count, float* source, float* target, WinogradTile* tiles)
    {
        for (int kind = 0; kind < WinogradCover.Kinds && count > 0; kind++)
        {
            WinogradGrid grid = cover.Grid(kind);
            int listed = Math.Min(count, grid.Tiles - first);
            if (listed > 0)
            {
                List(map, grid, first, listed, source, target, tiles);
                tiles += listed;
                count -= listed;
            }

            first = Math.Max(0, first - grid.Tiles);
        }
    }

    /// <summary>Points to the pixels that are seen; those beyond the image are zeros, of as many floats as there are channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void See(in Correlation map, float* zeros, float** pixels)
    {
        int seen = Width + 2;
        nint step = map.SourceChannels;
        for (int y = SourceY; y < SourceY + Height + 2; y++, pixels += seen)
        {
            bool outside = (uint)y >= (uint)map.SourceHeight;
            float* pixel = Image + ((((nint)y * map.SourceWidth) + SourceX) * step);
            for (int x = 0; x < seen; x++, pixel += step)
            {
                pixels[x] = outside || (uint)(SourceX + x) >= (uint)map.SourceWidth ? zeros : pixel;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void List(
        in Correlation map, in WinogradGrid grid, int first, int count, float* source, float* target, WinogradTile* tiles)
    {
        int x = first % grid.Across;
        int y = first / grid.Across % grid.Down;
        int image = first / grid.Across / grid.Down;
        for (int i = 0; i < count; i++)
        {
            tiles[i] = At(map, grid, y, x, source + ((long)image * map.SourceImageSize), target + ((long)image * map.TargetImageSize));
            if (++x == grid.Across)
            {
                x = 0;
                y++;
            }

            if (y == grid.Down)
            {
                y = 0;
                image++;
            }
        }
    }

    private static WinogradTile At(in Correlation map, in WinogradGrid grid, int row, int column, float* image, float* target)
    {
        int y = grid.Y + (row * grid.Height);
        int x = grid.X + (column * grid.Width);
        return new WinogradTile()
        {
            Image = image,
            SourceY = y + map.OriginY,
            SourceX = x + map.OriginX,
            Target = target + map.TargetOffset + (y * map.TargetRowStep) + (x * map.TargetColumnStep),
            TargetRowStep = map.TargetRowStep,
            TargetPixelStep = map.TargetColumnStep,
            Height = grid.Height,
            Width = grid.Width,
            Rows = Math.Min(grid.Height, map.TargetHeight - y),
            Columns = Math.Min(grid.Width, map.TargetWidth - x),
        };
    }
}
