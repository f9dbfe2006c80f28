using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Average pooling or its gradient; an item is an image.</summary>
internal unsafe struct AveragePoolWork : IWork
{
    private PoolGeometry pool;

    /// <summary>Whether the output holds gradients that are to be spread over the input.</summary>
    private bool backward;
    private float* input;
    private float* output;

    /// <summary>Pools a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in PoolGeometry pool, int batch, ReadOnlySpan<float> input, Span<float> output)
    {
        BatchGuard.Check(batch, pool.InputSize, input, pool.OutputSize, output);
        fixed (float* source = input, target = output)
        {
            AveragePoolWork work = new() { pool = pool, input = source, output = target };
            WorkerPool.Run(ref work, batch, pool.Nanoseconds(batch));
        }
    }

    /// <summary>Overwrites the input gradient of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(in PoolGeometry pool, int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        BatchGuard.Check(batch, pool.InputSize, inputGradient, pool.OutputSize, outputGradient);
        fixed (float* source = outputGradient, target = inputGradient)
        {
            AveragePoolWork work = new() { pool = pool, backward = true, input = target, output = source };
            WorkerPool.Run(ref work, batch, pool.Nanoseconds(batch));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* image = input + ((long)item * pool.InputSize);
        float* pixel = output + ((long)item * pool.OutputSize);
        if (backward)
        {
            new Span<float>(image, pool.InputSize).Clear();
        }

        for (int row = 0; row < pool.OutputHeight; row++)
        {
            TapRange vertical = pool.Vertical(row);
            for (int column = 0; column < pool.OutputWidth; column++, pixel += pool.Channels)
            {
                TapRange horizontal = pool.Horizontal(column);
                PoolWindow window = PoolWindow.At(pool, vertical, horizontal, image);
                float factor = 1f / Math.Max(1, pool.Divisor(vertical, horizontal));
                if (backward)
                {
                    AverageWindow.Spread(&window, pool.Channels, factor, pixel);
                }
                else
                {
                    AverageWindow.Sum(&window, pool.Channels, factor, pixel);
                }
            }
        }
    }
}
