using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The gradients of a depthwise convolution's weights: sums over all positions of a batch, first of chunks, then of the chunks' sums.
/// </summary>
internal static class DepthwiseWeightKernels<TConv, TLanes>
    where TConv : struct, IDepthwiseConv2D
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>What a thread sums: four taps and the bias.</summary>
    private const int Sums = Strip<TLanes>.Length + 1;

    /// <summary>Columns that a group of the second launch sums side by side.</summary>
    private const int JoinAcross = 8;

    /// <summary>Groups of the second launch.</summary>
    public static LaunchSize JoinSize(int biased) =>
        new((((DepthwiseWeightShape<TConv, TLanes>.Taps + biased) * DepthwiseWeightShape<TConv, TLanes>.Vectors) + JoinAcross - 1) / JoinAcross, GroupShape.Threads);

    /// <summary>The sums of every chunk.</summary>
    /// <param name="segments">Segments of the batch.</param>
    /// <param name="chunk">Segments of a chunk.</param>
    /// <param name="biased">Whether the bias' gradient is wanted: 0 or 1.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels.</param>
    /// <param name="kernelSums">Chunks × taps × output channels.</param>
    /// <param name="biasSums">Chunks × output channels; anything where it is not wanted.</param>
    public static void SumChunks(
        int segments,
        int chunk,
        int biased,
        ArrayView<TLanes> input,
        ArrayView<TLanes> outputGradient,
        ArrayView<TLanes> kernelSums,
        ArrayView<TLanes> biasSums)
    {
        var shared = SharedMemory.Allocate<TLanes>(GroupShape.Threads * Sums);
        var thread = Group.IdxX;
        var place = new DepthwiseWeightPlace<TConv, TLanes>(Grid.IdxX, thread);
        var taps = default(Strip<TLanes>);
        TLanes bias = default;
        if (place.Exists)
        {
            var end = Math.Min(segments, (place.Chunk + 1) * chunk);
            for (var segment = (place.Chunk * chunk) + place.Depth; segment < end; segment += DepthwiseWeightShape<TConv, TLanes>.Deep)
            {
                AddSegment(ref taps, ref bias, segment, place, input, outputGradient);
            }
        }

        shared[thread] = taps.A;
        shared[thread + GroupShape.Threads] = taps.B;
        shared[thread + (2 * GroupShape.Threads)] = taps.C;
        shared[thread + (3 * GroupShape.Threads)] = taps.D;
        shared[thread + (4 * GroupShape.Threads)] = bias;
        Group.Barrier();
        Store(biased, shared, kernelSums, biasSums);
    }

    /// <summary>The sums of all chunks.</summary>
    /// <param name="chunks">Chunks.</param>
    /// <param name="biased">Whether the bias' gradient is wanted: 0 or 1.</param>
    /// <param name="kernelSums">Chunks × taps × output channels.</param>
    /// <param name="biasSums">Chunks × output channels; anything where it is not wanted.</param>
    /// <param name="kernelGradient">Taps × output channels.</param>
    /// <param name="biasGradient">Output channels; anything where it is not wanted.</param>
    public static void JoinChunks(
        int chunks,
        int biased,
        ArrayView<TLanes> kernelSums,
        ArrayView<TLanes> biasSums,
        ArrayView<TLanes> kernelGradient,
        ArrayView<TLanes> biasGradient)
    {
        var vectors = DepthwiseWeightShape<TConv, TLanes>.Vectors;
        var weights = DepthwiseWeightShape<TConv, TLanes>.Taps * vectors;
        var column = (Grid.IdxX * JoinAcross) + (Group.IdxX % JoinAcross);
        var first = Group.IdxX / JoinAcross;
        TLanes own = default;
        if (column < weights)
        {
            own = PixelSums.OfColumn(kernelSums, column, weights, first, GroupShape.Threads / JoinAcross, chunks);
        }
        else if (column < weights + (biased * vectors))
        {
            own = PixelSums.OfColumn(biasSums, column - weights, vectors, first, GroupShape.Threads / JoinAcross, chunks);
        }

        var sum = PixelSums.OfGroup(own, JoinAcross);
        if (Group.IdxX < JoinAcross && column < weights)
        {
            kernelGradient[column] = sum;
        }
        else if (Group.IdxX < JoinAcross && column < weights + (biased * vectors))
        {
            biasGradient[column - weights] = sum;
        }
    }

    private static void AddSegment(
        ref Strip<TLanes> taps,
        ref TLanes bias,
        int segment,
        DepthwiseWeightPlace<TConv, TLanes> place,
        ArrayView<TLanes> input,
        ArrayView<TLanes> outputGradient)
    {
        var vectors = DepthwiseWeightShape<TConv, TLanes>.Vectors;
        var line = segment / DepthwiseWeightShape<TConv, TLanes>.Segments;
        var start = segment % DepthwiseWeightShape<TConv, TLanes>.Segments * DepthwiseWeightShape<TConv, TLanes>.SegmentWidth;
        var end = Math.Min(TConv.OutputWidth, start + DepthwiseWeightShape<TConv, TLanes>.SegmentWidth);
        var row = SourceRow(line, place, input);
        var gradient = (line * TConv.OutputWidth * vectors) + place.Vector;
        var column = WindowAxis.Horizontal<TConv>().Input(start, place.TapColumn);
        var values = row.Four(column, TConv.DilationWidth);
        for (var output = start; output < end; output++)
        {
            var passed = outputGradient[gradient + (output * vectors)];
            taps.Add(values, passed);
            bias += passed;
            if (TConv.StrideWidth == 1 && TConv.DilationWidth == 1)
            {
                values.Slide(row.At(column + Strip<TLanes>.Length));
                column++;
            }
            else
            {
                column += TConv.StrideWidth;
                values = row.Four(column, TConv.DilationWidth);
            }
        }
    }

    private static ImageRow<TLanes> SourceRow(int line, DepthwiseWeightPlace<TConv, TLanes> place, ArrayView<TLanes> input)
    {
        var vertical = WindowAxis.Vertical<TConv>();
        var vectors = DepthwiseWeightShape<TConv, TLanes>.SourceVectors;
        var source = place.Vector / (DepthwiseWeightShape<TConv, TLanes>.Vectors / vectors);
        var y = vertical.Input(line % TConv.OutputHeight, place.TapRow);
        var first = ((line / TConv.OutputHeight * TConv.InputHeight) + y) * TConv.InputWidth;
        return new ImageRow<TLanes>(input, (first * vectors) + source, vectors, vertical.Has(y) ? TConv.InputWidth : 0);
    }

    /// <summary>The threads of a group share the sums among them: each adds up what all depths have for one tap or bias.</summary>
    private static void Store(int biased, ArrayView<TLanes> shared, ArrayView<TLanes> kernelSums, ArrayView<TLanes> biasSums)
    {
        var columns = DepthwiseWeightShape<TConv, TLanes>.Threads / DepthwiseWeightShape<TConv, TLanes>.Deep;
        for (var item = Group.IdxX; item < columns * Sums; item += DepthwiseWeightShape<TConv, TLanes>.Threads)
        {
            var (column, part) = (item % columns, item / columns);
            TLanes sum = default;
            for (var depth = 0; depth < DepthwiseWeightShape<TConv, TLanes>.Deep; depth++)
            {
                sum += shared[(part * GroupShape.Threads) + (depth * columns) + column];
            }

            var place = new DepthwiseWeightPlace<TConv, TLanes>(Grid.IdxX, column);
            var tapColumn = place.TapColumn + part;
            if (place.Exists && part < Strip<TLanes>.Length && tapColumn < TConv.KernelWidth)
            {
                var tap = (place.TapRow * TConv.KernelWidth) + tapColumn;
                var row = (place.Chunk * DepthwiseWeightShape<TConv, TLanes>.Taps) + tap;
                kernelSums[(row * DepthwiseWeightShape<TConv, TLanes>.Vectors) + place.Vector] = sum;
            }
            else if (place.Exists && part == Strip<TLanes>.Length && place.Tile == 0 && biased != 0)
            {
                biasSums[(place.Chunk * DepthwiseWeightShape<TConv, TLanes>.Vectors) + place.Vector] = sum;
            }
        }
    }
}
