namespace NetDsl.Ilgpu.Kernels;

/// <summary>What is decided about a product before it runs; null leaves it to <see cref="TileRule"/>, as all but tests do.</summary>
/// <param name="Shape">The tile.</param>
/// <param name="PartLength">Steps of depth of each part of a weight gradient, a multiple of 32.</param>
internal sealed record GemmPlan(TileShape? Shape = null, int? PartLength = null)
{
    /// <summary>Everything follows from the shapes.</summary>
    public static GemmPlan Automatic { get; } = new();

    /// <summary>The tile of a product whose depth is not split.</summary>
    public TileShape Tile(GemmSize size) => Shape ?? TileRule.Choose(size);

    /// <summary>The tile of a product whose depth may be split, and the steps of a part.</summary>
    public (TileShape Shape, int PartLength) Split(GemmSize size, int depth)
    {
        var (shape, length) = TileRule.ChooseSplit(size, depth);
        return (Shape ?? shape, PartLength ?? length);
    }
}
