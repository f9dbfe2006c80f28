namespace NetDsl.Ilgpu.Kernels;

/// <summary>Where in a batch of images a thread works: batch × height × width × vectors of channels, in this order in memory.</summary>
/// <param name="index">The running number of a vector.</param>
/// <param name="height">Rows of an image.</param>
/// <param name="width">Columns of an image.</param>
/// <param name="vectors">Vectors of a pixel.</param>
internal readonly struct ImagePlace(int index, int height, int width, int vectors)
{
    /// <summary>The vector within its pixel.</summary>
    public readonly int Vector = index % vectors;

    /// <summary>The column.</summary>
    public readonly int Column = index / vectors % width;

    /// <summary>The row.</summary>
    public readonly int Row = index / vectors / width % height;

    /// <summary>The image.</summary>
    public readonly int Sample = index / vectors / width / height;
}
