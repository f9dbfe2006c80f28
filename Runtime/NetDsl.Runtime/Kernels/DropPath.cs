using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Drop path, or stochastic depth (Huang et al., 2016): each sample is dropped with the layer's rate, and those that stay are scaled by
/// 1 / (1 − rate). The choice is that of a dropout with one value a sample: it follows from the key, the layer's stream and the sample's
/// place alone.
/// </summary>
public static unsafe class DropPath
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
            DropPathWork work = new()
            {
                Choice = DropoutWork.With(key, TDropout.Stream, TDropout.Rate),
                Elements = TDropout.Elements,
                Source = source,
                Target = target,
            };
            work.Run(batch);
        }
    }

    /// <summary>The gradient passes for the samples that stayed, scaled as they were.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="key">The key of the forward pass.</param>
    /// <param name="outputGradient">Batch × elements.</param>
    /// <param name="inputGradient">Batch × elements; may be the output's gradient.</param>
    public static void Backward<TDropout>(int batch, DropoutKey key, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TDropout : struct, IDropout => Forward<TDropout>(batch, key, outputGradient, inputGradient);
}
