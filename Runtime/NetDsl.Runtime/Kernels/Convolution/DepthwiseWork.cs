using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Computes a depthwise convolution or its data gradient, tile by tile down the rows of a band, so that the rows that neighbouring
/// outputs share are in the first-level cache. The activation is applied while the outputs are there.
/// </summary>
[SkipLocalsInit]
internal unsafe struct DepthwiseWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    private DepthwiseMap map;
    private DepthwisePlan plan;
    private float* source;
    private float* weights;
    private int weightStep;
    private float* bias;
    private float* target;
    private bool streams;

    /// <summary>Runs all items.</summary>
    /// <param name="map">What to compute.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="source">The images.</param>
    /// <param name="weights">A row of one value a channel for each tap.</param>
    /// <param name="weightStep">Floats from one tap's row to the next.</param>
    /// <param name="bias">One value a channel, or null.</param>
    /// <param name="target">The images to write.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in DepthwiseMap map, int batch, float* source, float* weights, int weightStep, float* bias, float* target)
    {
        if (batch <= 0)
        {
            return;
        }

        DepthwiseWork<TActivation> work = new()
        {
            map = map,
            plan = new DepthwisePlan(map, batch),
            source = source,
            weights = weights,
            weightStep = weightStep,
            bias = bias,
            target = target,
            streams = StreamingLanes512.Serves(target, (long)batch * map.TargetSize, map.Channels),
        };
        WorkerPool.Run(ref work, work.plan.Items, work.plan.Nanoseconds);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item % plan.Bands * plan.BandRows;
        int count = Math.Min(plan.BandRows, map.TargetHeight - first);
        DepthwiseRow* rows = stackalloc DepthwiseRow[count];
        int* taps = stackalloc int[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = map.RowAt(first + i);
            taps[i] = map.FirstTap(first + i, rows[i]) * weightStep;
        }

        long image = item / plan.Bands;
        DepthwiseLine line = default;
        map.Begin(&line, weightStep, plan.Ahead);
        line.Streams = streams;
        line.Lower = typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Relu6) ? 0 : float.NegativeInfinity;
        line.Upper = typeof(TActivation) == typeof(Relu6) ? 6 : float.PositiveInfinity;
        ChannelBlocks blocks = new(map.Channels);
        float* images = source + (image * map.SourceSize);
        float* output = target + (image * map.TargetSize) + ((long)first * map.TargetWidth * map.Channels);
        for (int block = 0; block < blocks.Count; block++)
        {
            int channel = blocks.Start(block);
            line.Channels = blocks.Channels(block);
            line.Bias = bias == null ? null : bias + channel;
            int strip = Math.Min(map.Tiles, blocks.StripTiles(block, plan.Streams));
            for (int tile = 0; tile < map.Tiles; tile += strip)
            {
                int end = Math.Min(map.Tiles, tile + strip);
                RunStrip(&line, tile, end, rows, taps, count, images + channel, weights + channel, output + channel);
            }
        }
    }

    /// <summary>Runs some neighbouring tiles down the rows of the band.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunStrip(
        DepthwiseLine* line, int tile, int end, DepthwiseRow* rows, int* taps, int count, float* image, float* kernel, float* output)
    {
        DepthwiseKernel micro = map.Kernel;
        for (int row = 0; row < count; row++, output += (long)map.TargetWidth * map.Channels)
        {
            line->Rows = rows[row].Count;
            line->Weights = kernel + taps[row];
            float* input = image + ((long)rows[row].Source * map.SourceWidth * map.Channels);
            for (int i = tile; i < end; i++)
            {
                (int from, int to) = map.Columns(line, i);
                line->Input = input + ((long)from * map.Channels);
                line->Output = output + ((long)to * map.Channels);
                micro.Run(line);
                Activate(line);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Activate(DepthwiseLine* line)
    {
        if (TActivation.IsIdentity || typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Relu6))
        {
            return;
        }

        for (int i = line->FirstOutput; i < line->EndOutput; i++)
        {
            Span<float> values = new(line->Output + (i * line->OutputStep), line->Channels);
            ElementwiseLoop.Forward<TActivation>(values, values);
        }
    }
}
