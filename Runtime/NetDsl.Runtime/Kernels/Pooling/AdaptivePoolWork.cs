using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Adaptive average pooling or its gradient; an item is an image.</summary>
internal unsafe struct AdaptivePoolWork : IWork
{
    public ResizeGeometry Sizes;

    /// <summary>Whether the output holds gradients that are to be spread over the input.</summary>
    public bool Backward;
    public float* Input;
    public float* Output;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* image = Input + ((long)item * Sizes.InputSize);
        float* pixel = Output + ((long)item * Sizes.OutputSize);
        if (Backward)
        {
            new Span<float>(image, Sizes.InputSize).Clear();
        }

        for (int row = 0; row < Sizes.OutputHeight; row++)
        {
            (int top, int rows) = Share(row, Sizes.InputHeight, Sizes.OutputHeight);
            for (int column = 0; column < Sizes.OutputWidth; column++, pixel += Sizes.Channels)
            {
                (int left, int columns) = Share(column, Sizes.InputWidth, Sizes.OutputWidth);
                PoolWindow window = new()
                {
                    Input = image + (((top * Sizes.InputWidth) + left) * Sizes.Channels),
                    Rows = rows,
                    Columns = columns,
                    RowStep = Sizes.InputWidth * Sizes.Channels,
                    ColumnStep = Sizes.Channels,
                };
                float factor = 1f / ((float)rows * columns);
                if (Backward)
                {
                    AverageWindow.Spread(&window, Sizes.Channels, factor, pixel);
                }
                else
                {
                    AverageWindow.Sum(&window, Sizes.Channels, factor, pixel);
                }
            }
        }
    }

    /// <summary>The input positions of one of the output's, and how many there are.</summary>
    private static (int First, int Count) Share(int position, int inputs, int outputs)
    {
        int first = (int)((long)position * inputs / outputs);
        int end = (int)((((position + 1L) * inputs) + outputs - 1) / outputs);
        return (first, end - first);
    }
}
