using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A depthwise correlation: a thread computes some channels of four neighbouring columns.</summary>
internal static class DepthwiseKernels<TMap, TActivation, TLanes>
    where TMap : struct, IDepthwiseMap
    where TActivation : struct, IActivation
    where TLanes : unmanaged, ILanes<TLanes>
{
    private static int Vectors => TMap.OutputChannels / TLanes.Count;

    private static int SourceVectors => TMap.InputChannels / TLanes.Count;

    private static int Strips => (TMap.OutputWidth + Strip<TLanes>.Length - 1) / Strip<TLanes>.Length;

    /// <summary>Threads of an image.</summary>
    public static int PerSample => TMap.OutputHeight * Strips * Vectors;

    /// <summary>output = activation(correlation of the input with the kernel + bias).</summary>
    /// <param name="count">Threads.</param>
    /// <param name="biased">Whether there is a bias: 0 or 1.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Taps × output channels.</param>
    /// <param name="bias">Output channels; anything where there is none.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    public static void Run(
        int count, int biased, ArrayView<TLanes> input, ArrayView<TLanes> kernel, ArrayView<TLanes> bias, ArrayView<TLanes> output)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var place = new ImagePlace(index, TMap.OutputHeight, Strips, Vectors);
        var start = biased != 0 ? bias[place.Vector] : default;
        var sums = new Strip<TLanes>(start, start, start, start);
        var vertical = WindowAxis.Vertical<TMap>();
        for (var tap = 0; tap < TMap.KernelHeight; tap++)
        {
            var y = vertical.Input(place.Row, tap);
            if (vertical.Has(y))
            {
                AddRow(ref sums, place, y, tap, input, kernel);
            }
        }

        Store(sums, place, output);
    }

    private static void AddRow(
        ref Strip<TLanes> sums, ImagePlace place, int y, int tapRow, ArrayView<TLanes> input, ArrayView<TLanes> kernel)
    {
        // A source channel feeds as many channels as there are times more of them.
        var source = place.Vector / (Vectors / SourceVectors);
        var line = ((place.Sample * TMap.InputHeight) + y) * TMap.InputWidth;
        var row = new ImageRow<TLanes>(input, (line * SourceVectors) + source, SourceVectors, TMap.InputWidth);
        var column = WindowAxis.Horizontal<TMap>().Input(place.Column * Strip<TLanes>.Length, 0);
        if (TMap.StrideWidth == 1 && TMap.DilationWidth == 1)
        {
            var values = row.Four(column, 1);
            for (var tap = 0; tap < TMap.KernelWidth; tap++)
            {
                sums.Add(values, kernel[(Tap(tapRow, tap) * Vectors) + place.Vector]);
                values.Slide(row.At(tap + 1 < TMap.KernelWidth ? column + tap + Strip<TLanes>.Length : -1));
            }
        }
        else
        {
            for (var tap = 0; tap < TMap.KernelWidth; tap++)
            {
                var values = row.Four(column + (tap * TMap.DilationWidth), TMap.StrideWidth);
                sums.Add(values, kernel[(Tap(tapRow, tap) * Vectors) + place.Vector]);
            }
        }
    }

    private static int Tap(int row, int column)
    {
        var tap = (row * TMap.KernelWidth) + column;
        return TMap.Turned ? (TMap.KernelHeight * TMap.KernelWidth) - 1 - tap : tap;
    }

    private static void Store(Strip<TLanes> sums, ImagePlace place, ArrayView<TLanes> output)
    {
        var column = place.Column * Strip<TLanes>.Length;
        var line = ((place.Sample * TMap.OutputHeight) + place.Row) * TMap.OutputWidth;
        var target = ((line + column) * Vectors) + place.Vector;
        output[target] = TLanes.Activate<TActivation>(sums.A);
        if (column + 1 < TMap.OutputWidth)
        {
            output[target + Vectors] = TLanes.Activate<TActivation>(sums.B);
        }

        if (column + 2 < TMap.OutputWidth)
        {
            output[target + (2 * Vectors)] = TLanes.Activate<TActivation>(sums.C);
        }

        if (column + 3 < TMap.OutputWidth)
        {
            output[target + (3 * Vectors)] = TLanes.Activate<TActivation>(sums.D);
        }
    }
}
