using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of max pooling; an item is an image. For each window and tap, the vector of channels whose route is that tap takes the
/// gradient: no scattered writes.
/// </summary>
internal unsafe struct MaxPoolGradientWork : IWork
{
    public PoolGeometry Pool;
    public float* OutputGradient;
    public int* Routes;
    public float* InputGradient;

    /// <summary>Overwrites the input gradient of a batch.</summary>
    public static void Run(
        in PoolGeometry pool, int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> routes, Span<float> inputGradient)
    {
        BatchGuard.Check(batch, pool.InputSize, inputGradient, pool.OutputSize, outputGradient);
        ArgumentOutOfRangeException.ThrowIfLessThan(routes.Length, batch * pool.OutputSize, nameof(routes));
        fixed (float* source = outputGradient, target = inputGradient)
        {
            fixed (int* choice = routes)
            {
                MaxPoolGradientWork work = new() { Pool = pool, OutputGradient = source, Routes = choice, InputGradient = target };
                WorkerPool.Run(ref work, batch, pool.Nanoseconds(batch));
            }
        }
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        float* image = InputGradient + ((long)item * Pool.InputSize);
        float* gradient = OutputGradient + ((long)item * Pool.OutputSize);
        int* routes = Routes + ((long)item * Pool.OutputSize);
        new Span<float>(image, Pool.InputSize).Clear();
        for (int row = 0; row < Pool.OutputHeight; row++)
        {
            TapRange vertical = Pool.Vertical(row);
            for (int column = 0; column < Pool.OutputWidth; column++)
            {
                PoolWindow window = PoolWindow.At(Pool, vertical, Pool.Horizontal(column), image);
                Spread(&window, gradient, routes, Pool.Channels);
                gradient += Pool.Channels;
                routes += Pool.Channels;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(PoolWindow* window, float* gradient, int* routes, int channels)
    {
        float* row = window->Input;
        int rowTap = window->FirstTap;
        for (int y = 0; y < window->Rows; y++, row += window->RowStep, rowTap += window->TapStep)
        {
            float* pixel = row;
            for (int x = 0; x < window->Columns; x++, pixel += window->ColumnStep)
            {
                int tap = rowTap + x;
                int channel = 0;
                for (; channel + 8 <= channels; channel += 8)
                {
                    Vector256<int> chosen = Vector256.Equals(Vector256.Load(routes + channel), Vector256.Create(tap));
                    Vector256<float> passed = Vector256.Load(gradient + channel) & chosen.AsSingle();
                    (Vector256.Load(pixel + channel) + passed).Store(pixel + channel);
                }

                for (; channel < channels; channel++)
                {
                    pixel[channel] += routes[channel] == tap ? gradient[channel] : 0;
                }
            }
        }
    }
}
