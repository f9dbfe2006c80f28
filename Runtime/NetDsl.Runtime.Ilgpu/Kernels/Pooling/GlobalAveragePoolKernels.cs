using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The average over all pixels. A group sums some channels of a chunk of pixels; where an image is larger than a chunk, the sums of the
/// chunks are averaged in the same way, as an image of so many pixels.
/// </summary>
internal static class GlobalAveragePoolKernels<TStage, TLanes>
    where TStage : struct, IPixelStage
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TStage.Channels / TLanes.Count;

    private static int ChunkPixels => TStage.Chunks > 1 ? PixelStage.Chunk : TStage.Pixels;

    /// <summary>Groups for so many images.</summary>
    public static LaunchSize Size(int batch) => new(batch * TStage.Chunks * GroupShape.Blocks(Vectors), GroupShape.Threads);

    /// <summary>target = factor · the sums of the chunks of every image.</summary>
    /// <param name="factor">What sums are multiplied by.</param>
    /// <param name="source">Batch × pixels × channels.</param>
    /// <param name="target">Batch × chunks × channels.</param>
    public static void Sum(float factor, ArrayView<TLanes> source, ArrayView<TLanes> target)
    {
        var across = GroupShape.Across(Vectors);
        var vector = (Grid.IdxX % GroupShape.Blocks(Vectors) * across) + (Group.IdxX % across);
        var place = Grid.IdxX / GroupShape.Blocks(Vectors);
        var start = place % TStage.Chunks * ChunkPixels;
        TLanes own = default;
        if (vector < Vectors)
        {
            own = PixelSums.OfColumn(
                source,
                (place / TStage.Chunks * TStage.Pixels * Vectors) + vector,
                Vectors,
                start + (Group.IdxX / across),
                GroupShape.Threads / across,
                Math.Min(TStage.Pixels, start + ChunkPixels));
        }

        var sum = PixelSums.OfGroup(own, across);
        if (Group.IdxX < across && vector < Vectors)
        {
            target[(place * Vectors) + vector] = sum * factor;
        }
    }

    /// <summary>Each pixel gets its share.</summary>
    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            var place = new ImagePlace(index, TStage.Pixels, 1, Vectors);
            inputGradient[index] = outputGradient[(place.Sample * Vectors) + place.Vector] * (1f / TStage.Pixels);
        }
    }
}
