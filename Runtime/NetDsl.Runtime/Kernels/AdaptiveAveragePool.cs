using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Averages over windows that divide an image into a given number of rows and columns: output row i sees the input rows from
/// ⌊i · input / output⌋ to ⌈(i + 1) · input / output⌉, so that windows may overlap and differ by a row in size. Where the output is larger
/// than the input, pixels are seen several times.
/// </summary>
public static unsafe class AdaptiveAveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TResize>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TResize : struct, IResize
    {
        ResizeGeometry sizes = ResizeGeometry.From<TResize>();
        BatchGuard.Check(batch, sizes.InputSize, input, sizes.OutputSize, output);
        fixed (float* source = input, target = output)
        {
            AdaptivePoolWork work = new() { Sizes = sizes, Input = source, Output = target };
            WorkerPool.Run(ref work, batch, 0.2 * batch * (sizes.InputSize + (double)sizes.OutputSize));
        }
    }

    /// <summary>Hands each pixel of a window its share of the output's gradient.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TResize>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TResize : struct, IResize
    {
        ResizeGeometry sizes = ResizeGeometry.From<TResize>();
        BatchGuard.Check(batch, sizes.InputSize, inputGradient, sizes.OutputSize, outputGradient);
        fixed (float* source = outputGradient, target = inputGradient)
        {
            AdaptivePoolWork work = new() { Sizes = sizes, Backward = true, Input = target, Output = source };
            WorkerPool.Run(ref work, batch, 0.2 * batch * (sizes.InputSize + (double)sizes.OutputSize));
        }
    }
}
