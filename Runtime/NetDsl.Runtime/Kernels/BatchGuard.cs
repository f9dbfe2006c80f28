using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The one check that kernels make before they go on with pointers: that a batch fits its memory.</summary>
internal static class BatchGuard
{
    /// <summary>Refuses spans that are shorter than the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int batch, int firstSize, ReadOnlySpan<float> first, int secondSize, ReadOnlySpan<float> second)
    {
        if (batch < 0 || (long)batch * firstSize > first.Length || (long)batch * secondSize > second.Length)
        {
            Throw(batch, firstSize, first.Length, secondSize, second.Length);
        }
    }

    private static void Throw(int batch, int firstSize, int first, int secondSize, int second) => throw new ArgumentException(
        $"A batch of {batch} needs {(long)batch * firstSize} and {(long)batch * secondSize} floats, but the spans hold {first} and {second}.");
}
