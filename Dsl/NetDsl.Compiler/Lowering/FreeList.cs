namespace NetDsl.Compiler.Lowering;

/// <summary>Gaps in a growing piece of memory. A request takes the smallest gap that fits; neighbouring gaps become one.</summary>
internal sealed class FreeList
{
    private readonly List<(long Offset, long Length)> gaps = [];

    /// <summary>The most that was ever needed.</summary>
    public long Length { get; private set; }

    public long Take(long length)
    {
        var best = -1;
        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].Length >= length && (best < 0 || gaps[i].Length < gaps[best].Length))
            {
                best = i;
            }
        }

        return best >= 0 ? TakeFrom(best, length) : Grow(length);
    }

    public void Return(long offset, long length)
    {
        if (length == 0)
        {
            return;
        }

        var index = gaps.FindIndex(gap => gap.Offset > offset);
        index = index < 0 ? gaps.Count : index;
        gaps.Insert(index, (offset, length));
        Join(index);
        Join(index - 1);
    }

    private long TakeFrom(int index, long length)
    {
        var (offset, available) = gaps[index];
        if (available == length)
        {
            gaps.RemoveAt(index);
        }
        else
        {
            gaps[index] = (offset + length, available - length);
        }

        return offset;
    }

    private long Grow(long length)
    {
        // A gap at the end is extended rather than left behind.
        var tail = gaps.Count > 0 && gaps[gaps.Count - 1].Offset + gaps[gaps.Count - 1].Length == Length ? gaps.Count - 1 : -1;
        var offset = tail >= 0 ? gaps[tail].Offset : Length;
        if (tail >= 0)
        {
            gaps.RemoveAt(tail);
        }

        Length = offset + length;
        return offset;
    }

    private void Join(int index)
    {
        if (index >= 0 && index + 1 < gaps.Count && gaps[index].Offset + gaps[index].Length == gaps[index + 1].Offset)
        {
            gaps[index] = (gaps[index].Offset, gaps[index].Length + gaps[index + 1].Length);
            gaps.RemoveAt(index + 1);
        }
    }
}
