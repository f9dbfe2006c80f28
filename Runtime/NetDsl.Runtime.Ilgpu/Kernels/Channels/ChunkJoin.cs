using System.Numerics;
using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How groups of threads join what was found for each chunk and channel into results for each segment and group of channels. Neighbouring
/// threads take neighbouring channels: of one result, or of several where a result has few.
/// </summary>
internal readonly struct ChunkJoin
{
    /// <summary>Channels side by side: few, since a thread waits for each of the chunks that it takes.</summary>
    private const int NeighbouringChannels = 4;

    /// <summary>Channels of a pixel.</summary>
    public readonly int Channels;

    /// <summary>Channels of a result.</summary>
    public readonly int Share;

    /// <summary>Results of a segment.</summary>
    public readonly int Groups;

    /// <summary>Chunks of a segment.</summary>
    public readonly int Chunks;

    /// <summary>Segments.</summary>
    public readonly int Segments;

    /// <summary>Pixels of a chunk, and of the last one of a segment.</summary>
    public readonly int ChunkPixels;
    public readonly int LastPixels;

    /// <summary>Results that a group of threads finds, side by side; a power of two.</summary>
    public readonly int Lanes;

    /// <summary>Threads that share a result; a power of two.</summary>
    public readonly int Rows;

    /// <summary>Joins the chunks of each segment.</summary>
    public ChunkJoin(in ChannelTiles tiles, int channels, int share)
        : this(tiles.Segments, tiles.Chunks, channels, share)
    {
        ChunkPixels = tiles.ChunkPixels;
        LastPixels = tiles.Pixels - ((tiles.Chunks - 1) * tiles.ChunkPixels);
    }

    /// <summary>Joins the chunks of each segment where their lengths do not matter.</summary>
    public ChunkJoin(int segments, int chunks, int channels, int share)
    {
        Segments = segments;
        Chunks = chunks;
        Channels = channels;
        Share = share;
        Groups = channels / share;
        Lanes = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, NeighbouringChannels / share));
        var items = (long)chunks * share;
        Rows = (int)Math.Min(LaunchSize.MostThreads / Lanes, (long)BitOperations.RoundUpToPowerOf2((ulong)items));
    }

    /// <summary>Threads of the whole launch.</summary>
    public LaunchSize Size => new(checked((int)((((long)Segments * Groups) + Lanes - 1) / Lanes)), Lanes * Rows);

    /// <summary>Values of a result.</summary>
    public int Count => ((((Chunks - 1) * ChunkPixels) + LastPixels) * Share);
}

/// <summary>Where a thread works in a <see cref="ChunkJoin"/>.</summary>
internal readonly struct JoinPlace
{
    /// <summary>The thread's place side by side, and along the items of its result.</summary>
    public readonly int Lane;
    public readonly int Row;

    /// <summary>The segment and the group of channels of the result; for idle threads beyond the last segment.</summary>
    public readonly int Segment;
    public readonly int Group;

    /// <summary>The place of the running thread.</summary>
    public JoinPlace(in ChunkJoin join)
    {
        Lane = ILGPU.Group.IdxX % join.Lanes;
        Row = ILGPU.Group.IdxX / join.Lanes;
        var result = (Grid.IdxX * join.Lanes) + Lane;
        Segment = result / join.Groups;
        Group = result % join.Groups;
    }

    /// <summary>The channel of an item; items are chunk by chunk, channel by channel.</summary>
    public int ChannelOf(in ChunkJoin join, int item) => (Group * join.Share) + (item % join.Share);

    /// <summary>Where an item lies among segments × chunks × channels.</summary>
    public int IndexOf(in ChunkJoin join, int item) =>
        (((Segment * join.Chunks) + (item / join.Share)) * join.Channels) + ChannelOf(join, item);
}
