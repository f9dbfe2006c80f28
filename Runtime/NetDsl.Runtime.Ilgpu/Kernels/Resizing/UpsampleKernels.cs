using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Upsampling: a thread blends some channels of one output, or gathers the gradients of some channels of one input.</summary>
internal static class UpsampleKernels<TUpsample, TLanes>
    where TUpsample : struct, IUpsample
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TUpsample.Channels / TLanes.Count;

    private static UpsampleAxis Vertical => new(TUpsample.InputHeight, TUpsample.OutputHeight, TUpsample.Bilinear);

    private static UpsampleAxis Horizontal => new(TUpsample.InputWidth, TUpsample.OutputWidth, TUpsample.Bilinear);

    public static void Forward(int count, ArrayView<TLanes> input, ArrayView<TLanes> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TUpsample.OutputHeight, TUpsample.OutputWidth, Vectors);
        var (down, across) = (Vertical.At(place.Row), Horizontal.At(place.Column));
        var image = place.Sample * TUpsample.InputHeight;
        var upper = Row(image + down.Low, across, place.Vector, input);
        if (TUpsample.Bilinear)
        {
            upper = (upper * (1 - down.Share)) + (Row(image + down.High, across, place.Vector, input) * down.Share);
        }

        output[index] = upper;
    }

    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TUpsample.InputHeight, TUpsample.InputWidth, Vectors);
        var end = Vertical.End(place.Row);
        TLanes sum = default;
        for (var row = Vertical.First(place.Row); row < end; row++)
        {
            var share = Vertical.At(row).Of(place.Row);
            if (share != 0)
            {
                var line = ((place.Sample * TUpsample.OutputHeight) + row) * TUpsample.OutputWidth;
                sum += Gather(line, place, outputGradient) * share;
            }
        }

        inputGradient[index] = sum;
    }

    private static TLanes Row(int line, Blend across, int vector, ArrayView<TLanes> input)
    {
        var first = input[(((line * TUpsample.InputWidth) + across.Low) * Vectors) + vector];
        if (!TUpsample.Bilinear)
        {
            return first;
        }

        var second = input[(((line * TUpsample.InputWidth) + across.High) * Vectors) + vector];
        return (first * (1 - across.Share)) + (second * across.Share);
    }

    private static TLanes Gather(int line, ImagePlace place, ArrayView<TLanes> outputGradient)
    {
        var end = Horizontal.End(place.Column);
        TLanes sum = default;
        for (var column = Horizontal.First(place.Column); column < end; column++)
        {
            var share = Horizontal.At(column).Of(place.Column);
            if (share != 0)
            {
                sum += outputGradient[((line + column) * Vectors) + place.Vector] * share;
            }
        }

        return sum;
    }
}
