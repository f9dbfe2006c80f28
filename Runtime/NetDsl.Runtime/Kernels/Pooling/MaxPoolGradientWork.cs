using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of max pooling; an item is an image. For each window and tap, the vector of channels whose route is that tap takes the
/// gradient: no scattered writes. Rows are cleared just before the first window that sees them, while they are on their way into the cache.
/// </summary>
internal unsafe struct MaxPoolGradientWork : IWork
{
    public PoolGeometry Pool;
    public float* OutputGradient;
    public int* Routes;
    public float* InputGradient;

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
                MaxPoolGradientWork work = new() { Pool = pool, OutputGradient = source, Routes = choice, InputGradient = target };
                WorkerPool.Run(ref work, batch, pool.Nanoseconds(batch));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* image = InputGradient + ((long)item * Pool.InputSize);
        float* gradient = OutputGradient + ((long)item * Pool.OutputSize);
        int* routes = Routes + ((long)item * Pool.OutputSize);
        bool disjoint = VectorWidth.Bits == 512 && Pool.CoversEachPixelOnce;
        int cleared = 0;
        for (int row = 0; row < Pool.OutputHeight; row++)
        {
            int offset = row * Pool.OutputWidth * Pool.Channels;
            if (!disjoint)
            {
                cleared = Clear(image, cleared, Pool.Vertical(row).Reach(Pool.DilationHeight));
            }

            if (VectorWidth.Bits == 512)
            {
                Runs(row, disjoint, image, gradient + offset, routes + offset);
            }
            else
            {
                Windows(row, image, gradient, offset, routes);
            }
        }

        Clear(image, disjoint ? Pool.OutputHeight * Pool.KernelHeight : cleared, Pool.InputHeight);
    }

    /// <summary>Clears the image's rows that are not cleared yet, to the given end; returns the first that is not.</summary>
    private readonly int Clear(float* image, int cleared, int end)
    {
        int rowSize = Pool.InputWidth * Pool.Channels;
        if (end > cleared)
        {
            new Span<float>(image + ((long)cleared * rowSize), (end - cleared) * rowSize).Clear();
        }

        return Math.Max(cleared, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Runs(int row, bool disjoint, float* image, float* gradient, int* routes)
    {
        for (int column = 0; column < Pool.OutputWidth;)
        {
            PoolRun run = PoolRun.At(Pool, row, column, image);
            int place = column * Pool.Channels;
            if (disjoint && MaxPairs512.Fits(&run))
            {
                MaxPairs512.Write(&run, gradient + place, routes + place);
            }
            else if (disjoint)
            {
                MaxRun512.Write(&run, gradient + place, routes + place);
            }
            else
            {
                MaxRun512.Add(&run, gradient + place, routes + place);
            }

            column += run.Windows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Windows(int row, float* image, float* gradient, int offset, int* routes)
    {
        float* imageEnd = image + Pool.InputSize;
        float* gradientEnd = gradient + Pool.OutputSize;
        gradient += offset;
        routes += offset;
        WindowWalk walk = new(Pool, row, image);
        for (int column = 0; column < Pool.OutputWidth; column++)
        {
            PoolWindow window = walk.Next();

            // A vector that reaches into a row that is cleared later would be harmless, one beyond the image or the gradient would not.
            bool room = window.LastPixel + PackedLayout.RoundUp(Pool.Channels) <= imageEnd
                && gradient + PackedLayout.RoundUp(Pool.Channels) <= gradientEnd;
            Spread(&window, gradient, routes, Pool.Channels, room);
            gradient += Pool.Channels;
            routes += Pool.Channels;
        }
    }

    /// <summary>Adds the gradients that belong to a window; with room, the last vector may reach beyond the channels and adds 0 there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(PoolWindow* window, float* gradient, int* routes, int channels, bool room)
    {
        int vectors = room ? channels : channels - 7;
        for (int channel = 0; channel < vectors; channel += 8)
        {
            Vector256<int> exists = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(channels - channel));
            Vector256<int> route = Vector256.ConditionalSelect(exists, Vector256.Load(routes + channel), Vector256.Create(-1));
            Vector256<float> passed = Vector256.Load(gradient + channel);
            float* row = window->Input + channel;
            int rowTap = window->FirstTap;
            for (int y = 0; y < window->Rows; y++, row += window->RowStep, rowTap += window->TapStep)
            {
                float* pixel = row;
                for (int x = 0; x < window->Columns; x++, pixel += window->ColumnStep)
                {
                    Vector256<int> chosen = Vector256.Equals(route, Vector256.Create(rowTap + x));
                    (Vector256.Load(pixel) + (passed & chosen.AsSingle())).Store(pixel);
                }
            }
        }

        if (!room)
        {
            SpreadRest(window, gradient, routes, channels / 8 * 8, channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SpreadRest(PoolWindow* window, float* gradient, int* routes, int channel, int channels)
    {
        for (; channel < channels; channel++)
        {
            int tap = routes[channel] - window->FirstTap;
            if (routes[channel] >= 0)
            {
                window->Input[(tap / window->TapStep * window->RowStep) + (tap % window->TapStep * window->ColumnStep) + channel] +=
                    gradient[channel];
            }
        }
    }
}
