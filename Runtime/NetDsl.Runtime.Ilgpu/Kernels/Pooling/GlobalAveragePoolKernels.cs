using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The average over all pixels. A group sums some channels of a chunk of pixels; where an image is larger than a chunk, the sums of the
/// chunks are averaged in the same way, as an image of so many pixels.
/// </summary>
internal static class GlobalAveragePoolKernels<TChannels, TLanes>
    where TChannels : struct, IChannels
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Pixels that one group sums.</summary>
    public const int Chunk = 1024;

    private static int Vectors => TChannels.Channels / TLanes.Count;

    /// <summary>Chunks of an image.</summary>
    public static int Chunks => (TChannels.Pixels + Chunk - 1) / Chunk;

    /// <summary>Groups for so many chunks.</summary>
    public static LaunchSize Size(int chunks) => new(chunks * GroupShape.Blocks(Vectors), GroupShape.Threads);

    /// <summary>target = factor · the sums of the chunks of every image: batch × chunks × channels.</summary>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="chunks">Chunks of an image.</param>
    /// <param name="factor">What sums are multiplied by.</param>
    /// <param name="source">Batch × pixels × channels.</param>
    /// <param name="target">Batch × chunks × channels.</param>
    public static void Sum(int pixels, int chunks, float factor, ArrayView<TLanes> source, ArrayView<TLanes> target)
    {
        var across = GroupShape.Across(Vectors);
        var vector = (Grid.IdxX % GroupShape.Blocks(Vectors) * across) + (Group.IdxX % across);
        var place = Grid.IdxX / GroupShape.Blocks(Vectors);
        var length = chunks > 1 ? Chunk : pixels;
        var start = place % chunks * length;
        TLanes own = default;
        if (vector < Vectors)
        {
            own = PixelSums.OfColumn(
                source,
                (place / chunks * pixels * Vectors) + vector,
                Vectors,
                start + (Group.IdxX / across),
                GroupShape.Threads / across,
                Math.Min(pixels, start + length));
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
            var place = new ImagePlace(index, TChannels.Pixels, 1, Vectors);
            inputGradient[index] = outputGradient[(place.Sample * Vectors) + place.Vector] * (1f / TChannels.Pixels);
        }
    }
}
