using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Up to 16 images of a batch as the lanes of vectors. Lanes without an image read zeros, and what they compute is written where nobody
/// reads it.
/// </summary>
internal unsafe struct ImageGroup
{
    private fixed long addresses[LaneTile.Lanes];

    /// <summary>The images from the first on; those beyond the batch are all the substitute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ImageGroup From(float* images, int first, int batch, int imageSize, float* substitute)
    {
        ImageGroup group = default;
        for (int i = 0; i < LaneTile.Lanes; i++)
        {
            group.addresses[i] = (long)(first + i < batch ? images + ((long)(first + i) * imageSize) : substitute);
        }

        return group;
    }

    /// <summary>
    /// Brings rows of pixels with all their channels into lanes, with zeros where they lie outside of the image: rows × columns × channels
    /// vectors, of which the first lies at (y, x) of the images.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(in Correlation map, int y, int x, int rows, int columns, float* target)
    {
        int channels = map.SourceChannels;
        int left = Math.Clamp(-x, 0, columns);
        int end = Math.Clamp(map.SourceWidth - x, left, columns);
        int rowFloats = columns * channels * LaneTile.Lanes;
        fixed (long* images = addresses)
        {
            for (int row = 0; row < rows; row++, target += rowFloats)
            {
                int sourceRow = y + row;
                if (sourceRow < 0 || sourceRow >= map.SourceHeight || end == left)
                {
                    new Span<float>(target, rowFloats).Clear();
                    continue;
                }

                int before = left * channels * LaneTile.Lanes;
                int inside = (end - left) * channels;
                int from = ((sourceRow * map.SourceWidth) + x + left) * channels;
                new Span<float>(target, before).Clear();
                ImageLanes512.Gather((float**)images, from, inside, target + before);
                int filled = before + (inside * LaneTile.Lanes);
                new Span<float>(target + filled, rowFloats - filled).Clear();
            }
        }
    }

    /// <summary>Takes a run of floats of every image into lanes.</summary>
    public void Gather(int from, int count, float* target)
    {
        fixed (long* images = addresses)
        {
            ImageLanes512.Gather((float**)images, from, count, target);
        }
    }

    /// <summary>Hands lanes back to a run of floats of every image.</summary>
    public void Scatter(float* source, int to, int count)
    {
        fixed (long* images = addresses)
        {
            ImageLanes512.Scatter(source, (float**)images, to, count);
        }
    }
}
