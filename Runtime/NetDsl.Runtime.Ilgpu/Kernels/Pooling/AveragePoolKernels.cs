using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Average pooling: a thread sums some channels of one window, or gathers the shares of some channels of one input.</summary>
internal static class AveragePoolKernels<TPool, TLanes>
    where TPool : struct, IPool
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TPool.InputChannels / TLanes.Count;

    public static void Forward(int count, ArrayView<TLanes> input, ArrayView<TLanes> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TPool.OutputHeight, TPool.OutputWidth, Vectors);
        var vertical = WindowAxis.Vertical<TPool>();
        TLanes sum = default;
        for (var i = 0; i < TPool.KernelHeight; i++)
        {
            var row = vertical.Input(place.Row, i);
            if (vertical.Has(row))
            {
                var line = ((place.Sample * TPool.InputHeight) + row) * TPool.InputWidth;
                sum += SumRow(line, place, input);
            }
        }

        output[index] = sum * Share(Rows(place.Row), Columns(place.Column));
    }

    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TPool.InputHeight, TPool.InputWidth, Vectors);
        var (vertical, horizontal) = (WindowAxis.Vertical<TPool>(), WindowAxis.Horizontal<TPool>());
        TLanes sum = default;
        for (var i = 0; i < vertical.Covers; i++)
        {
            var down = vertical.Covering(place.Row, i);
            if (!down.Exists)
            {
                continue;
            }

            var line = ((place.Sample * TPool.OutputHeight) + down.Output) * TPool.OutputWidth;
            for (var j = 0; j < horizontal.Covers; j++)
            {
                var across = horizontal.Covering(place.Column, j);
                if (across.Exists)
                {
                    var gradient = outputGradient[((line + across.Output) * Vectors) + place.Vector];
                    sum += gradient * Share(Rows(down.Output), Columns(across.Output));
                }
            }
        }

        inputGradient[index] = sum;
    }

    /// <summary>The sum of a window's row, which joins the others as one, so that the rounding of large windows stays small.</summary>
    private static TLanes SumRow(int line, ImagePlace place, ArrayView<TLanes> input)
    {
        var horizontal = WindowAxis.Horizontal<TPool>();
        TLanes sum = default;
        for (var j = 0; j < TPool.KernelWidth; j++)
        {
            var column = horizontal.Input(place.Column, j);
            if (horizontal.Has(column))
            {
                sum += input[((line + column) * Vectors) + place.Vector];
            }
        }

        return sum;
    }

    /// <summary>What a pixel contributes to the average of a window with so many rows and columns that count.</summary>
    private static float Share(int rows, int columns) => 1f / Math.Max(1, rows * columns);

    private static int Rows(int output)
    {
        var vertical = WindowAxis.Vertical<TPool>();
        return TPool.CountPadding ? vertical.TapsWithPadding(output, TPool.PaddingBottom) : vertical.Taps(output);
    }

    private static int Columns(int output)
    {
        var horizontal = WindowAxis.Horizontal<TPool>();
        return TPool.CountPadding ? horizontal.TapsWithPadding(output, TPool.PaddingRight) : horizontal.Taps(output);
    }
}
