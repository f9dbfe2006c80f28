using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Where the values of few channels lie when the pixels of a row alternate between the two columns of windows of 2: permutations that
/// take a row of pairs of pixels apart, and one that joins it again.
/// </summary>
internal readonly unsafe struct PairOrder512
{
    /// <summary>Channels of which a vector holds two pixels or more.</summary>
    public const int MostChannels = 8;

    private static readonly KeptBuffers Tables = new(MostChannels + 1, Tabulate);

    /// <summary>Places in two vectors of a row: the windows' left pixels, and their right ones.</summary>
    public readonly Vector512<int> Left;
    public readonly Vector512<int> Right;

    /// <summary>Places in a vector of left and one of right pixels: the row's first vector, and its second.</summary>
    public readonly Vector512<int> First;
    public readonly Vector512<int> Second;

    /// <param name="channels">1 to <see cref="MostChannels"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PairOrder512(int channels)
    {
        int* table = (int*)Tables.At(channels);
        Left = Vector512.Load(table);
        Right = Vector512.Load(table + 16);
        First = Vector512.Load(table + 32);
        Second = Vector512.Load(table + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static NativeBuffer Tabulate(int channels)
    {
        NativeBuffer table = new(64);
        int* place = (int*)table.Start;
        for (int lane = 0; lane < 16; lane++)
        {
            place[lane] = ((lane / channels * 2 * channels) + (lane % channels)) % 32;
            place[16 + lane] = (place[lane] + channels) % 32;
        }

        for (int value = 0; value < 32; value++)
        {
            (int pixel, int channel) = Math.DivRem(value, channels);
            place[32 + value] = ((pixel % 2 * 16) + (pixel / 2 * channels) + channel) % 32;
        }

        return table;
    }
}
