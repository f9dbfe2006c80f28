namespace NetDsl.Kernels;

/// <summary>The taps of a window along one axis that lie within the image: from First to End, the end not included.</summary>
internal readonly struct TapRange
{
    /// <summary>The coordinate of tap 0, which may lie outside.</summary>
    public readonly int Origin;
    public readonly int First;
    public readonly int End;

    public TapRange(int origin, int taps, int dilation, int size)
    {
        Origin = origin;
        First = origin >= 0 ? 0 : Math.Min(taps, (-origin + dilation - 1) / dilation);
        int reach = size - origin;
        End = reach <= 0 ? First : Math.Max(First, Math.Min(taps, (reach + dilation - 1) / dilation));
    }

    public int Count => End - First;

    /// <summary>The coordinate behind the last tap's; 0 where there is no tap.</summary>
    public int Reach(int dilation) => Count == 0 ? 0 : Origin + ((End - 1) * dilation) + 1;
}
