using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A factor and then an offset for each channel, in one piece: weights as predictions read them.</summary>
internal static class PackedAffine
{
    /// <summary>Copies both; where one is empty, its neutral value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(int channels, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> packed)
    {
        Fill(gamma, 1, packed[..channels]);
        Fill(beta, 0, packed.Slice(channels, channels));
    }

    private static void Fill(ReadOnlySpan<float> source, float neutral, Span<float> target)
    {
        if (source.IsEmpty)
        {
            target.Fill(neutral);
        }
        else
        {
            source[..target.Length].CopyTo(target);
        }
    }
}
