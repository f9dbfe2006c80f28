using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The gradient of a depthwise convolution with respect to its input for any stride and multiplier: a thread gathers, for some channels of
/// one input, what the windows that cover it pass back.
/// </summary>
internal static class DepthwiseGradientKernel<TConv, TLanes>
    where TConv : struct, IDepthwiseConv2D
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TConv.InputChannels / TLanes.Count;

    private static int Multiplier => TConv.OutputChannels / TConv.InputChannels;

    public static void Run(int count, ArrayView<TLanes> outputGradient, ArrayView<TLanes> kernel, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TConv.InputHeight, TConv.InputWidth, Vectors);
        var (vertical, horizontal) = (WindowAxis.Vertical<TConv>(), WindowAxis.Horizontal<TConv>());
        TLanes sum = default;
        for (var i = 0; i < vertical.Covers; i++)
        {
            var down = vertical.Covering(place.Row, i);
            if (!down.Exists)
            {
                continue;
            }

            var line = ((place.Sample * TConv.OutputHeight) + down.Output) * TConv.OutputWidth;
            for (var j = 0; j < horizontal.Covers; j++)
            {
                var across = horizontal.Covering(place.Column, j);
                if (across.Exists)
                {
                    var tap = (down.Tap * TConv.KernelWidth) + across.Tap;
                    sum += Passed(line + across.Output, tap, place.Vector, outputGradient, kernel);
                }
            }
        }

        inputGradient[index] = sum;
    }

    /// <summary>What all output channels that an input channel feeds pass back at one output and tap.</summary>
    private static TLanes Passed(int output, int tap, int vector, ArrayView<TLanes> outputGradient, ArrayView<TLanes> kernel)
    {
        TLanes sum = default;
        for (var i = 0; i < Multiplier; i++)
        {
            var channel = (vector * Multiplier) + i;
            sum += outputGradient[(output * Vectors * Multiplier) + channel] * kernel[(tap * Vectors * Multiplier) + channel];
        }

        return sum;
    }
}
