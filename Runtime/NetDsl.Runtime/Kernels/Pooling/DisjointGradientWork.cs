using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of max pooling whose windows lie side by side, with AVX-512; an item is an image. Each window writes its own pixels, of
/// several windows at once where channels are few.
/// </summary>
internal unsafe struct DisjointGradientWork : IWork
{
    private PoolGeometry pool;
    private float* outputGradient;
    private int* routes;
    private float* inputGradient;

    /// <summary>Overwrites the input gradient of a batch.</summary>
    public static void Run(in PoolGeometry pool, int batch, float* outputGradient, int* routes, float* inputGradient)
    {
        DisjointGradientWork work = new() { pool = pool, outputGradient = outputGradient, routes = routes, inputGradient = inputGradient };
        WorkerPool.Run(ref work, batch, pool.Nanoseconds(batch));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* image = inputGradient + ((long)item * pool.InputSize);
        long first = (long)item * pool.OutputSize;
        for (int row = 0; row < pool.OutputHeight; row++)
        {
            Row(row, image, outputGradient + first, routes + first);
            first += pool.OutputWidth * pool.Channels;
        }

        // Rows below the last windows.
        int seen = pool.OutputHeight * pool.KernelHeight * pool.InputWidth * pool.Channels;
        new Span<float>(image + seen, pool.InputSize - seen).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row(int row, float* image, float* gradient, int* choice)
    {
        for (int column = 0; column < pool.OutputWidth;)
        {
            PoolRun run = PoolRun.At(pool, row, column, image);
            int place = column * pool.Channels;
            if (MaxPairs512.Fits(&run))
            {
                MaxPairs512.Write(&run, gradient + place, choice + place);
            }
            else
            {
                MaxRun512.Write(&run, gradient + place, choice + place);
            }

            column += run.Windows;
        }
    }
}
