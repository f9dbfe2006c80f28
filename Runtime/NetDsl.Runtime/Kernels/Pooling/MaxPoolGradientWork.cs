using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>The gradient of max pooling for a batch; an item is a few rows of the input.</summary>
internal unsafe struct MaxPoolGradientWork : IWork
{
    /// <summary>Floats of an item that is worth handing out.</summary>
    private const int ItemFloats = 1 << 15;

    private PooledGradient gradient;
    private int rows;
    private int itemRows;
    private int rowSize;
    private bool streams;
    private float* inputGradient;

    /// <summary>Overwrites the input gradient of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in PoolGeometry pool, int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> routes, Span<float> inputGradient)
    {
        BatchGuard.Check(batch, pool.InputSize, inputGradient, pool.OutputSize, outputGradient);
        ArgumentOutOfRangeException.ThrowIfLessThan(routes.Length, batch * pool.OutputSize, nameof(routes));
        fixed (float* source = outputGradient, target = inputGradient)
        {
            fixed (int* choice = routes)
            {
                if (VectorWidth.Bits == 512 && pool.CoversEachPixelOnce)
                {
                    DisjointGradientWork.Run(pool, batch, source, choice, target);
                    return;
                }

                int rowSize = pool.InputWidth * pool.Channels;
                MaxPoolGradientWork work = new()
                {
                    gradient = PooledGradient.From(pool, source, choice),
                    rows = batch * pool.InputHeight,
                    itemRows = Math.Max(1, ItemFloats / rowSize),
                    rowSize = rowSize,
                    streams = StreamingLanes512.Serves(target, (long)batch * pool.InputSize, pool.Channels),
                    inputGradient = target,
                };
                WorkerPool.Run(ref work, (work.rows + work.itemRows - 1) / work.itemRows, pool.Nanoseconds(batch));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int end = Math.Min(rows, (item + 1) * itemRows);
        for (int row = item * itemRows; row < end; row++)
        {
            float* target = inputGradient + ((long)row * rowSize);
            if (streams)
            {
                gradient.Write<StreamingLanes512>(row, target);
            }
            else
            {
                gradient.Write<Lanes512>(row, target);
            }
        }
    }
}
