using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// An image enlarged by whole factors: each pixel repeated, or neighbours blended by their distances. Pixels are squares whose centres
/// lie half a pixel from their edges, and the border is continued, as PyTorch has it with align_corners off, and Keras.
/// </summary>
public static unsafe class Upsample
{
    /// <summary>Enlarges.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TUpsample>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TUpsample : struct, IUpsample
    {
        ResizeGeometry sizes = ResizeGeometry.From<TUpsample>();
        BatchGuard.Check(batch, sizes.InputSize, input, sizes.OutputSize, output);
        fixed (float* source = input, target = output)
        {
            UpsampleWork work = new(sizes, TUpsample.Bilinear) { Source = source, Target = target };
            WorkerPool.Run(ref work, batch * sizes.OutputHeight, 0.3 * batch * sizes.OutputSize);
        }
    }

    /// <summary>Gathers for each pixel the gradients of all that it was blended into.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TUpsample>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TUpsample : struct, IUpsample
    {
        ResizeGeometry sizes = ResizeGeometry.From<TUpsample>();
        BatchGuard.Check(batch, sizes.InputSize, inputGradient, sizes.OutputSize, outputGradient);
        fixed (float* source = outputGradient, target = inputGradient)
        {
            UpsampleGradientWork work = new(sizes, TUpsample.Bilinear) { OutputGradient = source, InputGradient = target };
            WorkerPool.Run(ref work, batch * sizes.InputHeight, 0.5 * batch * sizes.OutputSize);
        }
    }
}
