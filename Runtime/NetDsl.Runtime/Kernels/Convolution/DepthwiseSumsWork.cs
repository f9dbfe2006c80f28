using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Computes the weight gradient of a depthwise convolution; every item owns its sums, which are added in order at the end.</summary>
[SkipLocalsInit]
internal unsafe struct DepthwiseSumsWork : IWork
{
    private DepthwiseMap map;
    private DepthwiseSumsPlan plan;
    private int taps;
    private float* input;
    private float* gradient;
    private bool sumsBias;
    private float* sums;

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in ConvGeometry conv, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        DepthwiseMap map = DepthwiseMap.Forward(conv);
        DepthwiseSumsPlan plan = new(map, conv.Taps, batch);
        DepthwiseSumsWork work = new()
        {
            map = map,
            plan = plan,
            taps = conv.Taps,
            input = input,
            gradient = outputGradient,
            sumsBias = biasGradient != null,
            sums = Scratch.Floats(ScratchUse.Partials, (long)plan.Items * plan.SumsSize),
        };
        WorkerPool.Run(ref work, plan.Items, plan.Nanoseconds);
        for (int tap = 0; tap < conv.Taps; tap++)
        {
            work.Collect(tap, kernelGradient + ((long)tap * conv.OutputChannels));
        }

        if (biasGradient != null)
        {
            work.Collect(conv.Taps, biasGradient);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int group = item / plan.Blocks.Count;
        int block = item % plan.Blocks.Count;
        int channel = plan.Blocks.Start(block);
        float* own = sums + ((long)item * plan.SumsSize);
        new Span<float>(own, plan.SumsSize).Clear();
        DepthwiseLine line = default;
        map.Begin(&line, plan.Blocks.Widest, plan.Ahead);
        line.Channels = plan.Blocks.Channels(block);
        line.OutputRowAhead = plan.Ahead ? (nint)map.TargetWidth * map.Channels : 0;
        int end = (int)((long)(group + 1) * plan.Rows / plan.Groups);
        for (int row = (int)((long)group * plan.Rows / plan.Groups); row < end;)
        {
            int image = row / map.TargetHeight;
            int y = row % map.TargetHeight;
            int count = Math.Min(end - row, map.TargetHeight - y);
            float* from = input + ((long)image * map.SourceSize) + channel;
            float* gradients = gradient + ((long)row * map.TargetWidth * map.Channels) + channel;
            int strip = plan.Blocks.StripTiles(block, false);
            for (int tile = 0; tile < map.Tiles; tile += strip)
            {
                SumStrip(&line, tile, Math.Min(map.Tiles, tile + strip), y, count, from, gradients, own);
            }

            row += count;
        }
    }

    /// <summary>Sums some neighbouring tiles down some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumStrip(
        DepthwiseLine* line, int tile, int end, int y, int count, float* image, float* gradients, float* own)
    {
        DepthwiseKernel micro = map.Kernel;
        float* biases = own + (taps * plan.Blocks.Widest);
        for (int last = y + count; y < last; y++, gradients += (long)map.TargetWidth * map.Channels)
        {
            DepthwiseRow row = map.RowAt(y);
            line->Rows = row.Count;
            line->Weights = own + (map.FirstTap(y, row) * plan.Blocks.Widest);
            float* source = image + ((long)row.Source * map.SourceWidth * map.Channels);
            for (int i = tile; i < end; i++)
            {
                (int from, int to) = map.Columns(line, i);
                line->Input = source + ((long)from * map.Channels);
                line->Output = gradients + ((long)to * map.Channels);
                micro.Sum(line);
                for (int pixel = 0; sumsBias && pixel < line->EndOutput; pixel++)
                {
                    ElementwiseLoop.Run<Plus>(line->Output + (pixel * line->OutputStep), biases, biases, line->Channels);
                }
            }
        }
    }

    /// <summary>
    /// Adds the groups' sums of one tap, or of the bias. The micro-kernels shift the last vector of channels back but not its sums; those
    /// of the bias lie where its channels do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Collect(int tap, float* target)
    {
        new Span<float>(target, map.Channels).Clear();
        for (int item = 0; item < plan.Items; item++)
        {
            int channel = plan.Blocks.Start(item % plan.Blocks.Count);
            int channels = plan.Blocks.Channels(item % plan.Blocks.Count);
            int lanes = DepthwiseKernel.Lanes(channels);
            int whole = tap == taps ? channels : channels / lanes * lanes;
            int rest = channels - whole;
            float* own = sums + ((long)item * plan.SumsSize) + (tap * plan.Blocks.Widest);
            ElementwiseLoop.Run<Plus>(own, target + channel, target + channel, whole);
            ElementwiseLoop.Run<Plus>(own + whole + lanes - rest, target + channel + whole, target + channel + whole, rest);
        }
    }
}
