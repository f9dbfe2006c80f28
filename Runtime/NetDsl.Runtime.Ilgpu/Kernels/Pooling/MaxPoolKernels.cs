using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Max pooling: a thread finds some channels of one output, or gathers the gradients of some channels of one input.</summary>
internal static class MaxPoolKernels<TPool, TMaximum, TLanes, TRoutes>
    where TPool : struct, IPool
    where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
    where TLanes : unmanaged, ILanes<TLanes>
    where TRoutes : unmanaged
{
    private static int Vectors => TPool.InputChannels / TLanes.Count;

    public static void Forward(int count, ArrayView<TLanes> input, ArrayView<TLanes> output, ArrayView<TRoutes> routes)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            var maximum = Find(index, input);
            output[index] = maximum.Values;
            routes[index] = maximum.Routes;
        }
    }

    public static void Infer(int count, ArrayView<TLanes> input, ArrayView<TLanes> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            output[index] = Find(index, input).Values;
        }
    }

    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TRoutes> routes, ArrayView<TLanes> inputGradient)
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
                    var from = ((line + across.Output) * Vectors) + place.Vector;
                    sum += TMaximum.Passed(outputGradient[from], routes[from], (down.Tap * TPool.KernelWidth) + across.Tap);
                }
            }
        }

        inputGradient[index] = sum;
    }

    private static TMaximum Find(int index, ArrayView<TLanes> input)
    {
        var place = new ImagePlace(index, TPool.OutputHeight, TPool.OutputWidth, Vectors);
        var (vertical, horizontal) = (WindowAxis.Vertical<TPool>(), WindowAxis.Horizontal<TPool>());
        var maximum = TMaximum.Nothing();
        for (var i = 0; i < TPool.KernelHeight; i++)
        {
            var row = vertical.Input(place.Row, i);
            if (!vertical.Has(row))
            {
                continue;
            }

            var line = ((place.Sample * TPool.InputHeight) + row) * TPool.InputWidth;
            for (var j = 0; j < TPool.KernelWidth; j++)
            {
                var column = horizontal.Input(place.Column, j);
                if (horizontal.Has(column))
                {
                    var value = input[((line + column) * Vectors) + place.Vector];
                    maximum = TMaximum.Next(maximum, value, (i * TPool.KernelWidth) + j);
                }
            }
        }

        return maximum;
    }
}
