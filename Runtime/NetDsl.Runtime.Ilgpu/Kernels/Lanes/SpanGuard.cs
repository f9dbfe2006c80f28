namespace NetDsl.Ilgpu.Kernels;

/// <summary>The checks that are made before a kernel runs, since what a kernel writes beyond its memory is lost in silence.</summary>
internal static class SpanGuard
{
    /// <summary>Refuses spans that are shorter than the batch, and values that 32-bit numbers do not count.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="firstSize">Floats of a sample of the first value.</param>
    /// <param name="first">The first value.</param>
    /// <param name="secondSize">Floats of a sample of the second value.</param>
    /// <param name="second">The second value.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than the batch.</exception>
    /// <exception cref="DeviceValueException">A value has more floats than a kernel can count.</exception>
    public static void Check(int batch, long firstSize, DeviceSpan first, long secondSize, DeviceSpan second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        if (batch * firstSize > first.Length || batch * secondSize > second.Length)
        {
            throw new ArgumentException(
                $"A batch of {batch} needs {batch * firstSize} and {batch * secondSize} floats, but the spans hold {first.Length} and {second.Length}.");
        }

        var larger = batch * Math.Max(firstSize, secondSize);
        if (larger > int.MaxValue)
        {
            throw new DeviceValueException(larger);
        }
    }

    /// <summary>Refuses weights, or routes, that are shorter than the layer's.</summary>
    /// <param name="length">What the layer has.</param>
    /// <param name="weights">What was given.</param>
    /// <param name="mayBeAbsent">Whether the layer may have none.</param>
    /// <exception cref="ArgumentException">They are shorter.</exception>
    public static void CheckWeights(long length, DeviceSpan weights, bool mayBeAbsent = false)
    {
        if (weights.Length < length && !(mayBeAbsent && weights.IsEmpty))
        {
            throw new ArgumentException($"The layer takes {length} values, but the span holds {weights.Length}.");
        }
    }
}
