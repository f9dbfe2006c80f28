using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Adaptive average pooling. The outputs that see an input are to the inputs what a window's inputs are to its output: output i and input
/// j meet where their intervals of the unit line overlap, so one function gives both.
/// </summary>
internal static class AdaptiveAveragePoolKernels<TResize, TLanes>
    where TResize : struct, IResize
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TResize.Channels / TLanes.Count;

    public static void Forward(int count, ArrayView<TLanes> input, ArrayView<TLanes> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TResize.OutputHeight, TResize.OutputWidth, Vectors);
        var (rows, columns) = (Rows(place.Row), Columns(place.Column));
        TLanes sum = default;
        for (var row = rows.First; row < rows.End; row++)
        {
            var line = ((place.Sample * TResize.InputHeight) + row) * TResize.InputWidth;
            TLanes part = default;
            for (var column = columns.First; column < columns.End; column++)
            {
                part += input[((line + column) * Vectors) + place.Vector];
            }

            sum += part;
        }

        output[index] = sum * Share(rows, columns);
    }

    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TResize.InputHeight, TResize.InputWidth, Vectors);
        var down = Overlap.Of(place.Row, TResize.InputHeight, TResize.OutputHeight);
        var across = Overlap.Of(place.Column, TResize.InputWidth, TResize.OutputWidth);
        TLanes sum = default;
        for (var row = down.First; row < down.End; row++)
        {
            var line = ((place.Sample * TResize.OutputHeight) + row) * TResize.OutputWidth;
            for (var column = across.First; column < across.End; column++)
            {
                sum += outputGradient[((line + column) * Vectors) + place.Vector] * Share(Rows(row), Columns(column));
            }
        }

        inputGradient[index] = sum;
    }

    private static Overlap Rows(int output) => Overlap.Of(output, TResize.OutputHeight, TResize.InputHeight);

    private static Overlap Columns(int output) => Overlap.Of(output, TResize.OutputWidth, TResize.InputWidth);

    private static float Share(Overlap rows, Overlap columns) => 1f / ((float)rows.Count * columns.Count);
}
