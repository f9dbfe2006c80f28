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

    /// <summary>Refuses packed weights that are shorter than their layout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckPacked(int size, ReadOnlySpan<float> packed)
    {
        if (packed.Length < size)
        {
            ThrowPacked(size, packed.Length);
        }
    }

    /// <summary>Refuses weights that are shorter than the layer's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckKernel(int size, ReadOnlySpan<float> kernel)
    {
        if (kernel.Length < size)
        {
            ThrowKernel(size, kernel.Length);
        }
    }

    /// <summary>Refuses a bias' gradient that is neither empty nor as long as the channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckBias(int channels, ReadOnlySpan<float> biasGradient)
    {
        if (!biasGradient.IsEmpty && biasGradient.Length < channels)
        {
            ThrowBias(channels, biasGradient.Length);
        }
    }

    /// <summary>Refuses weights of channels, such as factors and offsets, that are neither empty nor one value a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckChannels(int channels, ReadOnlySpan<float> values)
    {
        if (!values.IsEmpty && values.Length < channels)
        {
            ThrowChannels(channels, values.Length);
        }
    }

    private static void ThrowChannels(int channels, int length) =>
        throw new ArgumentException($"{channels} channels take as many floats, or none, but the span holds {length}.");

    private static void ThrowBias(int channels, int length) =>
        throw new ArgumentException($"A bias of {channels} channels has a gradient of as many floats, but the span holds {length}.");

    private static void ThrowKernel(int size, int length) =>
        throw new ArgumentException($"The weights take {size} floats, but the span holds {length}.");

    private static void ThrowPacked(int size, int length) =>
        throw new ArgumentException($"The packed weights take {size} floats, but the span holds {length}.");

    private static void Throw(int batch, int firstSize, int first, int secondSize, int second) => throw new ArgumentException(
        $"A batch of {batch} needs {(long)batch * firstSize} and {(long)batch * secondSize} floats, but the spans hold {first} and {second}.");
}
