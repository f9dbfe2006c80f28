using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>A correlation of one image with 16 neighbouring pixels of a row in the lanes, on a copy of the source that is sorted by channel.</summary>
internal static unsafe class PixelLanes
{
    /// <summary>The rows of an image that some target rows see: in each, the columns of one channel after those of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float* Planes(in Correlation map, float* image, int row, int rows)
    {
        int y = map.OriginY + (row * map.StrideHeight);
        int channels = map.SourceChannels;
        if (channels == 1 && !map.NeedsCopy && map.SeenWidth == map.SourceWidth && map.TargetWidth >= LaneTile.Lanes)
        {
            return image + ((long)y * map.SourceWidth);
        }

        int seen = map.SeenHeight(rows);
        int width = map.SeenWidth;
        float* planes = Scratch.Floats(ScratchUse.PaddedImage, ((long)seen * width * channels) + LaneTile.Lanes);
        if (channels == 1)
        {
            CopyPlane(map, image, y, seen, planes);
            return planes;
        }

        int left = Math.Clamp(-map.OriginX, 0, width);
        int end = Math.Clamp(map.SourceWidth - map.OriginX, left, width);
        for (int i = 0; i < seen; i++)
        {
            float* place = planes + ((long)i * width * channels);
            int sourceRow = y + i;
            if (left > 0 || end < width || sourceRow < 0 || sourceRow >= map.SourceHeight)
            {
                new Span<float>(place, width * channels).Clear();
            }

            if (sourceRow >= 0 && sourceRow < map.SourceHeight)
            {
                float* from = image + ((((long)sourceRow * map.SourceWidth) + map.OriginX + left) * channels);
                SortByChannel(from, end - left, channels, place + left, width);
            }
        }

        return planes;
    }

    /// <summary>
    /// Copies the rows of a single channel with zeros where they lie outside of the image, without a call for each of the short rows. Stores
    /// may reach into the row that comes next, or behind the last one, where there is room for a vector.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyPlane(in Correlation map, float* image, int y, int rows, float* place)
    {
        int width = map.SeenWidth;
        for (int end = y + rows; y < end; y++, place += width)
        {
            bool exists = y >= 0 && y < map.SourceHeight;
            float* from = image + ((nint)y * map.SourceWidth) + map.OriginX;
            for (int x = 0; x < width; x += LaneTile.Lanes)
            {
                Vector512<int> columns = Vector512<int>.Indices + Vector512.Create(map.OriginX + x);
                Vector512<int> inside = Vector512.GreaterThanOrEqual(columns, Vector512<int>.Zero)
                    & Vector512.LessThan(columns, Vector512.Create(exists ? map.SourceWidth : int.MinValue));
                Avx512F.MaskLoad(from + x, inside.AsSingle(), Vector512<float>.Zero).Store(place + x);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortByChannel(float* from, int columns, int channels, float* place, int width)
    {
        for (int channel = 0; channel < channels; channel++, place += width)
        {
            float* value = from + channel;
            for (int x = 0; x < columns; x++, value += channels)
            {
                place[x] = *value;
            }
        }
    }

    /// <summary>With one channel the taps of a kernel row form a run; else the channels of a tap do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LaneTile Tile(in Correlation map, float* weights, float lower, int* rowOffsets)
    {
        bool single = map.SourceChannels == 1;
        int width = map.SeenWidth;
        int columns = single ? 1 : map.TapsWidth;
        for (int y = 0; y < map.TapsHeight; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                rowOffsets[(y * columns) + x] = (y * map.DilationHeight * width * map.SourceChannels) + (x * map.DilationWidth);
            }
        }

        int length = single ? map.TapsWidth : map.SourceChannels;
        return new LaneTile
        {
            RowOffsets = rowOffsets,
            RowEnd = map.TapsHeight * columns,
            RowLength = length,
            End = length,
            Step = single ? map.DilationWidth : width,
            Weights = weights,
            Bias = map.HasBias ? weights + (map.Depth * PackedLayout.PanelWidth) : PixelTile.NoBias,
            Lower = lower,
        };
    }

    /// <summary>Vectors of all rows, two at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(in Correlation map, LaneTile* tile, float* planes, int rows, float* output)
    {
        float* outputs = Scratch.Floats(ScratchUse.Rows, 2 * PixelLanesPlan.MostChannels * LaneTile.Lanes);
        float* secondOutput = outputs + (PixelLanesPlan.MostChannels * LaneTile.Lanes);
        float* order = ChannelOrder512.Pixels(map.TargetChannels);
        int blocks = PixelLanesPlan.Blocks(map);
        int vectors = rows * blocks;
        int rowFloats = map.StrideHeight * map.SeenWidth * map.SourceChannels;
        int pixels = Math.Min(map.TargetWidth, LaneTile.Lanes);
        int row = 0;
        int block = 0;
        for (int vector = 0; vector < vectors; vector += 2)
        {
            int x = Column(map, block);
            float* first = planes + (row * rowFloats) + x;
            float* firstTarget = output + (row * map.TargetRowStep) + (x * map.TargetChannels);
            Advance(ref row, ref block, blocks);
            bool both = vector + 1 < vectors;
            x = Column(map, block);
            float* second = both ? planes + (row * rowFloats) + x : first;
            LaneTile512.Run(tile, first, second, map.TargetChannels, outputs, secondOutput);
            ChannelOrder512.Store(outputs, order, map.TargetChannels, pixels, firstTarget);
            if (both)
            {
                ChannelOrder512.Store(secondOutput, order, map.TargetChannels, pixels, output + (row * map.TargetRowStep) + (x * map.TargetChannels));
                Advance(ref row, ref block, blocks);
            }
        }
    }

    /// <summary>All rows of an image with the maxima of 2 × 2 pixels, two rows of vectors at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pool(in Correlation map, float* image, float* weights, float lower, float* output)
    {
        int* rowOffsets = (int*)Scratch.Floats(ScratchUse.RowTable, map.TapsHeight * map.TapsWidth);
        LaneTile tile = Tile(map, weights, lower, rowOffsets);
        float* planes = Planes(map, image, 0, map.TargetHeight);
        float* outputs = Scratch.Floats(ScratchUse.Rows, PixelLanesPlan.MostChannels * LaneTile.Lanes);
        float* order = ChannelOrder512.Pairs(map.TargetChannels);
        int blocks = PixelLanesPlan.Blocks(map);
        int rowFloats = map.StrideHeight * map.SeenWidth * map.SourceChannels;
        int pixels = Math.Min(map.TargetWidth, LaneTile.Lanes) / 2;
        int outputRow = map.TargetWidth / 2 * map.TargetChannels;
        for (int row = 0; row < map.TargetHeight; row += 2, planes += 2 * rowFloats, output += outputRow)
        {
            for (int block = 0; block < blocks; block++)
            {
                int x = Column(map, block);
                LaneTile512.Run(&tile, planes + x, planes + rowFloats + x, map.TargetChannels, outputs, null);
                ChannelOrder512.Store(outputs, order, map.TargetChannels, pixels, output + (x / 2 * map.TargetChannels));
            }
        }
    }

    private static int Column(in Correlation map, int block) =>
        Math.Max(0, Math.Min(block * LaneTile.Lanes, map.TargetWidth - LaneTile.Lanes));

    private static void Advance(ref int row, ref int block, int blocks)
    {
        if (++block == blocks)
        {
            block = 0;
            row++;
        }
    }
}
