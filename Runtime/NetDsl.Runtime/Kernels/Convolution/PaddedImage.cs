using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Copies the part of an image that a correlation sees, with zeros where it sees beyond the image.</summary>
internal static unsafe class PaddedImage
{
    /// <summary>Copies rows × columns of pixels whose first lies at (y, x) of the source, which may be outside of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(in Correlation map, float* source, int y, int x, int rows, int columns, float* target)
    {
        int channels = map.SourceChannels;
        int left = Math.Clamp(-x, 0, columns);
        int end = Math.Clamp(map.SourceWidth - x, left, columns);
        for (int row = 0; row < rows; row++, target += columns * channels)
        {
            int sourceRow = y + row;
            if (sourceRow < 0 || sourceRow >= map.SourceHeight || end == left)
            {
                Clear(target, columns * channels);
                continue;
            }

            Clear(target, left * channels);
            float* from = source + ((((long)sourceRow * map.SourceWidth) + x + left) * (channels / map.Multiplier));
            Repeat(from, (end - left) * (channels / map.Multiplier), map.Multiplier, target + (left * channels));
            Clear(target + (end * channels), (columns - end) * channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Repeat(float* source, int count, int times, float* target)
    {
        if (times == 1)
        {
            new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));
            return;
        }

        for (int i = 0; i < count; i++, target += times)
        {
            new Span<float>(target, times).Fill(source[i]);
        }
    }

    private static void Clear(float* target, int count) => new Span<float>(target, count).Clear();
}
