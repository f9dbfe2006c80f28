using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The taps of a window along one axis that lie within the image: from First to End, the end not included.</summary>
internal readonly struct TapRange
{
    /// <summary>The coordinate of tap 0, which may lie outside.</summary>
    public readonly int Origin;
    public readonly int First;
    public readonly int End;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapRange(int origin, int taps, int dilation, int size)
    {
        Origin = origin;
        First = origin >= 0 ? 0 : Math.Min(taps, Steps(-origin, dilation));
        int reach = size - origin;
        End = reach <= 0 ? First : Math.Max(First, Math.Min(taps, Steps(reach, dilation)));
    }

    public int Count => End - First;

    /// <summary>Steps that cover a distance; a division takes longer than all else that is done for a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Steps(int distance, int dilation) => dilation == 1 ? distance : (distance + dilation - 1) / dilation;
}
