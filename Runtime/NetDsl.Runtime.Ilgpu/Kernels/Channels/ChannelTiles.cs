using System.Numerics;
using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How groups of threads share segments of pixels × channels: a group takes a tile of neighbouring channels and a chunk of a segment's
/// pixels, and its threads lie side by side along the channels and then along the pixels, so that they read memory in its order. All sizes
/// follow from the shape alone, so that sums are the same on every device.
/// </summary>
internal readonly struct ChannelTiles
{
    /// <summary>Pixels that a thread reads of a value which is not summed: enough loads that do not wait for each other.</summary>
    private const int StreamPixels = 4;

    /// <summary>The fewest pixels that a thread sums.</summary>
    private const int SumPixels = 8;

    /// <summary>Groups that keep the largest devices busy, and the most chunks whose sums are worth joining.</summary>
    private const int BusyGroups = 1024;
    private const int MostChunks = 512;

    /// <summary>Threads side by side that read at least as much as a device fetches at once.</summary>
    private const int MostLanes = 32;
    private const int FewestLanes = 8;

    /// <summary>Vectors of a pixel.</summary>
    public readonly int Vectors;

    /// <summary>Threads side by side along the channels, a power of two.</summary>
    public readonly int Lanes;

    /// <summary>Threads side by side along the pixels, a power of two.</summary>
    public readonly int Rows;

    /// <summary>Groups side by side along the channels.</summary>
    public readonly int Tiles;

    /// <summary>Pixels of a segment: of the batch, or of one sample.</summary>
    public readonly int Pixels;

    /// <summary>Pixels of a chunk; the last chunk of a segment may have fewer.</summary>
    public readonly int ChunkPixels;

    /// <summary>Chunks of a segment.</summary>
    public readonly int Chunks;

    /// <summary>Segments.</summary>
    public readonly int Segments;

    private ChannelTiles(int segments, int pixels, int vectors, bool sums)
    {
        Segments = segments;
        Pixels = pixels;
        Vectors = vectors;
        Lanes = LanesFor(vectors);
        Tiles = (vectors + Lanes - 1) / Lanes;
        Rows = Math.Min(LaunchSize.MostThreads / Lanes, (int)BitOperations.RoundUpToPowerOf2((uint)pixels));
        var mostChunks = Math.Clamp(BusyGroups / ((long)Tiles * segments), 1, MostChunks);
        ChunkPixels = sums ? Math.Max(Rows * SumPixels, (int)((pixels + mostChunks - 1) / mostChunks)) : Rows * StreamPixels;
        Chunks = (int)(((long)pixels + ChunkPixels - 1) / ChunkPixels);
    }

    /// <summary>Threads of the whole launch.</summary>
    public LaunchSize Size => new(checked(Tiles * Chunks * Segments), Lanes * Rows);

    /// <summary>Chunks whose sums are joined.</summary>
    public static ChannelTiles ForSums(int segments, int pixels, int vectors) => new(segments, pixels, vectors, sums: true);

    /// <summary>Chunks that are read once.</summary>
    public static ChannelTiles ForStreams(int segments, int pixels, int vectors) => new(segments, pixels, vectors, sums: false);

    /// <summary>As many lanes as fit the vectors with the fewest idle ones.</summary>
    private static int LanesFor(int vectors)
    {
        var best = (int)Math.Min(MostLanes, BitOperations.RoundUpToPowerOf2((uint)vectors));
        for (var lanes = best / 2; lanes >= FewestLanes; lanes /= 2)
        {
            if (SlotsFor(vectors, lanes) < SlotsFor(vectors, best))
            {
                best = lanes;
            }
        }

        return best;
    }

    private static int SlotsFor(int vectors, int lanes) => (vectors + lanes - 1) / lanes * lanes;
}

/// <summary>Where a thread works among <see cref="ChannelTiles"/>.</summary>
internal readonly struct TilePlace
{
    /// <summary>The vector within a pixel; beyond the last for idle threads.</summary>
    public readonly int Vector;

    /// <summary>The thread's place along the pixels.</summary>
    public readonly int Row;

    /// <summary>The segment.</summary>
    public readonly int Segment;

    /// <summary>The chunk, counted over all segments.</summary>
    public readonly int Chunk;

    /// <summary>The first pixel of the chunk, and the first behind it, counted over all segments.</summary>
    public readonly int First;
    public readonly int End;

    /// <summary>The place of the running thread.</summary>
    /// <param name="tiles">How groups share the work.</param>
    /// <param name="group">The number of the group, or another order of groups.</param>
    public TilePlace(in ChannelTiles tiles, int group)
    {
        Chunk = group / tiles.Tiles;
        Segment = Chunk / tiles.Chunks;
        Vector = (group % tiles.Tiles * tiles.Lanes) + (Group.IdxX % tiles.Lanes);
        Row = Group.IdxX / tiles.Lanes;
        var segmentEnd = (Segment + 1) * tiles.Pixels;
        First = (Segment * tiles.Pixels) + (Chunk % tiles.Chunks * tiles.ChunkPixels);
        End = segmentEnd - First > tiles.ChunkPixels ? First + tiles.ChunkPixels : segmentEnd;
    }
}
