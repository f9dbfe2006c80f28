using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Dropout: each value is dropped with the layer's rate, and what stays is scaled by 1 / (1 − rate). Which values are dropped follows
/// from the key, the layer's stream and the value's place alone, so that the backward pass finds the same ones without a mask.
/// </summary>
public static unsafe class Dropout
{
    /// <summary>Drops and scales.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The step's key.</param>
    /// <param name="input">Batch × elements.</param>
    /// <param name="output">Batch × elements; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TDropout>(int batch, DropoutKey key, ReadOnlySpan<float> input, Span<float> output)
        where TDropout : struct, IDropout
    {
        BatchGuard.Check(batch, TDropout.Elements, input, TDropout.Elements, output);
        fixed (float* source = input, target = output)
        {
            DropoutWork work = DropoutWork.With(key, TDropout.Stream, TDropout.Rate);
            work.Source = source;
            work.Target = target;
            work.Count = batch * TDropout.Elements;
            work.Run();
        }
    }

    /// <summary>The gradient passes where the value stayed, scaled as it was.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The key of the forward pass.</param>
    /// <param name="outputGradient">Batch × elements.</param>
    /// <param name="inputGradient">Batch × elements; may be the output's gradient.</param>
    public static void Backward<TDropout>(int batch, DropoutKey key, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TDropout : struct, IDropout => Forward<TDropout>(batch, key, outputGradient, inputGradient);
}
