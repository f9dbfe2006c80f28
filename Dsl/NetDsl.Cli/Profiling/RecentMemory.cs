namespace NetDsl.Profiling;

/// <summary>
/// A cache that holds what was used last, and what has to come from memory therefore: the least that a call can move. Blocks replace each
/// other in the order of their last use (Mattson et al., "Evaluation techniques for storage hierarchies", 1970).
/// </summary>
/// <param name="bytes">What it holds.</param>
internal sealed class RecentMemory(long bytes)
{
    /// <summary>Bytes that come and go together: coarse, since buffers are large and are used from their beginning to their end.</summary>
    private const long Block = 1 << 14;

    private readonly LinkedList<long> recent = new();
    private readonly Dictionary<long, LinkedListNode<long>> places = [];

    /// <summary>Uses a piece of memory.</summary>
    /// <param name="start">Its first byte.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The bytes of it that the cache did not hold.</returns>
    public long Use(long start, long length)
    {
        var moved = 0L;
        for (var at = start; at < start + length;)
        {
            var block = at / Block;
            var end = Math.Min((block + 1) * Block, start + length);
            moved += Use(block) ? 0 : end - at;
            at = end;
        }

        return moved;
    }

    private bool Use(long block)
    {
        if (places.TryGetValue(block, out var place))
        {
            recent.Remove(place);
            recent.AddFirst(place);
            return true;
        }

        places[block] = recent.AddFirst(block);
        if (recent.Count * Block > bytes)
        {
            places.Remove(recent.Last!.Value);
            recent.RemoveLast();
        }

        return false;
    }
}
