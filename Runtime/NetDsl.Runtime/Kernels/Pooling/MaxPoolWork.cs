using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Maxima of the windows of a batch; an item is a few output rows.</summary>
internal unsafe struct MaxPoolWork : IWork
{
    /// <summary>Outputs of an item that is worth handing out.</summary>
    private const int ItemOutputs = 1 << 13;

    public PoolGeometry Pool;
    public int Rows;
    public int ItemRows;
    public float* Input;
    public float* InputEnd;
    public float* Output;

    /// <summary>Null in inference.</summary>
    public int* Routes;

    /// <summary>Pools a batch; empty routes are not written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in PoolGeometry pool, int batch, ReadOnlySpan<float> input, Span<float> output, Span<int> routes)
    {
        BatchGuard.Check(batch, pool.InputSize, input, pool.OutputSize, output);
        fixed (float* source = input, target = output)
        {
            fixed (int* choice = routes)
            {
                MaxPoolWork work = new()
                {
                    Pool = pool,
                    Rows = batch * pool.OutputHeight,
                    ItemRows = Math.Max(1, ItemOutputs / (pool.OutputWidth * pool.Channels)),
                    Input = source,
                    InputEnd = source + input.Length,
                    Output = target,
                    Routes = choice,
                };
                WorkerPool.Run(ref work, (work.Rows + work.ItemRows - 1) / work.ItemRows, pool.Nanoseconds(batch));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int end = Math.Min(Rows, (item + 1) * ItemRows);
        for (int row = item * ItemRows; row < end; row++)
        {
            Row(row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row(int row)
    {
        int outputRow = Pool.OutputWidth * Pool.Channels;
        float* image = Input + ((long)(row / Pool.OutputHeight) * Pool.InputSize);
        float* output = Output + ((long)row * outputRow);
        float* end = output + outputRow;
        int* routes = Routes == null ? null : Routes + ((long)row * outputRow);
        if (VectorWidth.Bits == 512)
        {
            Runs(row % Pool.OutputHeight, image, output, routes);
            return;
        }

        WindowWalk walk = new(Pool, row % Pool.OutputHeight, image);
        for (int column = 0; column < Pool.OutputWidth; column++)
        {
            PoolWindow window = walk.Next();
            Pixel(&window, output, end, routes);
            output += Pool.Channels;
            routes = routes == null ? null : routes + Pool.Channels;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Runs(int row, float* image, float* output, int* routes)
    {
        for (int column = 0; column < Pool.OutputWidth;)
        {
            PoolRun run = PoolRun.At(Pool, row, column, image);
            int place = column * Pool.Channels;
            if (routes == null || run.Window.Rows * run.Window.Columns == 0)
            {
                MaxRun512.Infer(&run, output + place);
                new Span<int>(routes + place, routes == null ? 0 : run.Windows * Pool.Channels).Fill(-1);
            }
            else if (MaxPairs512.Fits(&run))
            {
                MaxPairs512.Train(&run, output + place, routes + place);
            }
            else if (MaxNine512.Fits(&run))
            {
                MaxNine512.Train(&run, output + place, routes + place);
            }
            else
            {
                MaxRun512.Train(&run, output + place, routes + place);
            }

            column += run.Windows;
        }
    }

    /// <summary>
    /// One output pixel. A vector may reach into the next pixel of the row, which is written later, but never beyond the row, nor may
    /// it read beyond the batch: what is left there goes through a buffer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Pixel(PoolWindow* window, float* output, float* end, int* routes)
    {
        float* reach = window->LastPixel;
        for (int channel = 0; channel < Pool.Channels; channel += 8)
        {
            if (output + channel + 8 > end || reach + channel + 8 > InputEnd)
            {
                Careful(window, channel, output, routes);
            }
            else if (routes == null)
            {
                MaxWindow.Infer256(window, channel, output + channel);
            }
            else
            {
                MaxWindow.Run256(window, channel, output + channel, routes + channel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Careful(PoolWindow* window, int first, float* output, int* routes)
    {
        for (int channel = first; channel < Pool.Channels; channel++)
        {
            float best = float.NegativeInfinity;
            int route = -1;
            for (int y = 0; y < window->Rows; y++)
            {
                for (int x = 0; x < window->Columns; x++)
                {
                    float value = window->Input[(y * window->RowStep) + (x * window->ColumnStep) + channel];
                    if (value > best || float.IsNaN(value) || route < 0)
                    {
                        best = value;
                        route = window->FirstTap + (y * window->TapStep) + x;
                    }
                }
            }

            output[channel] = best;
            if (routes != null)
            {
                routes[channel] = route;
            }
        }
    }
}
