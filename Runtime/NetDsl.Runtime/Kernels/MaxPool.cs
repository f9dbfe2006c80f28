using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The largest value of each window. Of equal values the first in row order wins, NaN wins over numbers, and padding never wins.
/// </summary>
public static class MaxPool
{
    /// <summary>Pools for training.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    /// <param name="routes">
    /// For each output the tap of its window that was the maximum: its row × kernel width + its column; −1 for a window without a pixel,
    /// whose output is negative infinity.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TPool>(int batch, ReadOnlySpan<float> input, Span<float> output, Span<int> routes)
        where TPool : struct, IPool
    {
        PoolGeometry pool = PoolGeometry.From<TPool>();
        MaxPoolWork.Run(pool, batch, input, output, routes[..(batch * pool.OutputSize)]);
    }

    /// <summary>Pools for inference.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Infer<TPool>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TPool : struct, IPool => MaxPoolWork.Run(PoolGeometry.From<TPool>(), batch, input, output, default);

    /// <summary>Hands each output's gradient to the one pixel that was the maximum; a pixel that was several sums them.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="routes">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TPool>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> routes, Span<float> inputGradient)
        where TPool : struct, IPool =>
        MaxPoolGradientWork.Run(PoolGeometry.From<TPool>(), batch, outputGradient, routes, inputGradient);
}
