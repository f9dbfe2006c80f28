namespace NetDsl.Kernels;

/// <summary>The rows of taps of one target row that see the image; those beyond it are left out.</summary>
internal readonly struct DepthwiseRow
{
    /// <summary>The first of the rows of taps that see the image, counted among those that reach the target row.</summary>
    public readonly int First;

    /// <summary>The number of rows of taps that see the image.</summary>
    public readonly int Count;

    /// <summary>The source row that the first one sees.</summary>
    public readonly int Source;

    /// <param name="start">The source row that the first row of taps would see.</param>
    /// <param name="step">Source rows from one row of taps to the next.</param>
    /// <param name="taps">Rows of taps.</param>
    /// <param name="height">Rows of the source.</param>
    public DepthwiseRow(int start, int step, int taps, int height)
    {
        First = start < 0 ? (step - 1 - start) / step : 0;
        int end = start < height ? Math.Min(taps, (height - start + step - 1) / step) : 0;
        Count = Math.Max(0, end - First);
        Source = start + (First * step);
    }
}
