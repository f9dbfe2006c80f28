namespace NetDsl.Kernels;

/// <summary>Sums over pixels, one for each channel: a bias' gradient.</summary>
internal static unsafe class ColumnSums
{
    /// <summary>Adds the sums over some pixels to the target. No more than 32 channels.</summary>
    public static void Add(float* source, int step, int pixels, int channels, float* target)
    {
        float* sums = stackalloc float[2 * PackedLayout.PanelWidth];
        new Span<float>(sums, channels).Clear();
        for (int pixel = 0; pixel < pixels; pixel++, source += step)
        {
            ElementwiseLoop.Run<Plus>(source, sums, sums, channels);
        }

        ElementwiseLoop.Run<Plus>(sums, target, target, channels);
    }
}
