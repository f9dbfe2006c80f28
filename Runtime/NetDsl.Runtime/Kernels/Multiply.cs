using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Products of values and factors: each sample has one factor for each channel, which all of its pixels share (the gate of squeeze-and-
/// excite; Hu, Shen and Sun, 2018). Factors for each number are those of one pixel with as many channels as there are numbers.
/// </summary>
public static unsafe class Multiply
{
    /// <summary>output = value · factor.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="value">Batch × pixels × channels.</param>
    /// <param name="factors">Batch × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TChannels>(int batch, ReadOnlySpan<float> value, ReadOnlySpan<float> factors, Span<float> output)
        where TChannels : struct, IChannels
    {
        int size = TChannels.Pixels * TChannels.Channels;
        BatchGuard.Check(batch, size, value, size, output);
        BatchGuard.Check(batch, TChannels.Channels, factors, size, output);
        if (TChannels.Pixels == 1)
        {
            ElementwiseWork<Times>.Run(value, factors, output[..(batch * size)]);
            return;
        }

        fixed (float* source = value, gate = factors, target = output)
        {
            GateWork.Run(batch, TChannels.Pixels, TChannels.Channels, source, gate, target);
        }
    }

    /// <summary>The gradient with respect to the values: the output's gradient times the factors.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="factors">Batch × channels.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="valueGradient">Batch × pixels × channels; may be the output's gradient.</param>
    public static void BackwardValue<TChannels>(
        int batch, ReadOnlySpan<float> factors, ReadOnlySpan<float> outputGradient, Span<float> valueGradient)
        where TChannels : struct, IChannels => Forward<TChannels>(batch, outputGradient, factors, valueGradient);

    /// <summary>The gradient with respect to the factors: the products of values and gradients, summed over the pixels of a sample.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="value">Batch × pixels × channels.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="factorGradient">Batch × channels.</param>
    public static void BackwardFactors<TChannels>(
        int batch, ReadOnlySpan<float> value, ReadOnlySpan<float> outputGradient, Span<float> factorGradient)
        where TChannels : struct, IChannels
    {
        int size = TChannels.Pixels * TChannels.Channels;
        BatchGuard.Check(batch, size, value, size, outputGradient);
        BatchGuard.Check(batch, size, value, TChannels.Channels, factorGradient);
        if (TChannels.Pixels == 1)
        {
            ElementwiseWork<Times>.Run(value, outputGradient, factorGradient[..(batch * size)]);
            return;
        }

        fixed (float* source = value, gradient = outputGradient, target = factorGradient)
        {
            GateGradientWork work = new()
            {
                Pixels = TChannels.Pixels,
                Channels = TChannels.Channels,
                Value = source,
                OutputGradient = gradient,
                FactorGradient = target,
            };
            work.Run(batch);
        }
    }
}
