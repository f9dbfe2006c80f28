using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// output = activation(factor · input + offset [+ residual]) with a factor and an offset for each channel; an item is a block.
/// </summary>
internal unsafe struct AffineWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    private ChannelRows rows;
    private float* input;
    private float* output;

    /// <summary>What is added in front of the activation, or null.</summary>
    private float* residual;

    /// <summary>The factors and then the offsets, repeated over a pattern.</summary>
    private float* pattern;

    /// <summary>Whether outputs go to memory past the cache, which they would not fit into, and without being read before.</summary>
    private bool streams;

    /// <summary>Does all pixels.</summary>
    /// <param name="rows">The shape.</param>
    /// <param name="input">Pixels × channels.</param>
    /// <param name="affine">A factor for each channel, then an offset for each.</param>
    /// <param name="output">Pixels × channels; may be the input.</param>
    /// <param name="residual">Pixels × channels, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ChannelRows rows, float* input, float* affine, float* output, float* residual = null)
    {
        float* pattern = Scratch.Floats(ScratchUse.SharedRows, 2L * rows.PatternWidth);
        rows.SpreadPattern(affine, pattern);
        rows.SpreadPattern(affine + rows.Channels, pattern + rows.PatternWidth);
        AffineWork<TActivation> work = new() { rows = rows, input = input, output = output, pattern = pattern, residual = residual };
        work.streams = residual == null && input != output
            && StreamingLanes512.Serves(output, (long)rows.Pixels * rows.Channels, rows.PatternWidth);
        WorkerPool.Run(ref work, rows.Blocks, 0.3 * rows.Pixels * rows.Channels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        long start = (long)item * rows.BlockPixels * rows.Channels;
        long left = (long)rows.PixelsOf(item) * rows.Channels;
        for (; left > 0; left -= rows.PatternWidth, start += rows.PatternWidth)
        {
            int count = (int)Math.Min(rows.PatternWidth, left);
            if (streams)
            {
                StreamRow(input + start, pattern, pattern + rows.PatternWidth, output + start, count);
            }
            else if (residual == null)
            {
                Row(input + start, pattern, pattern + rows.PatternWidth, output + start, count);
            }
            else
            {
                RowWithResidual(input + start, pattern, pattern + rows.PatternWidth, residual + start, output + start, count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* from, float* factors, float* offsets, float* to, int count)
    {
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                TActivation.Apply(Vector512.MultiplyAddEstimate(
                    Vector512.Load(from + i), Vector512.Load(factors + i), Vector512.Load(offsets + i))).Store(to + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            TActivation.Apply(Vector256.MultiplyAddEstimate(
                Vector256.Load(from + i), Vector256.Load(factors + i), Vector256.Load(offsets + i))).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = TActivation.Apply(float.MultiplyAddEstimate(from[i], factors[i], offsets[i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StreamRow(float* from, float* factors, float* offsets, float* to, int count)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            StreamingLanes512.Store(
                TActivation.Apply(Vector512.MultiplyAddEstimate(
                    Vector512.Load(from + i), Vector512.Load(factors + i), Vector512.Load(offsets + i))),
                to + i);
        }

        Row(from + i, factors + i, offsets + i, to + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowWithResidual(float* from, float* factors, float* offsets, float* added, float* to, int count)
    {
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                TActivation.Apply(Vector512.MultiplyAddEstimate(
                    Vector512.Load(from + i), Vector512.Load(factors + i), Vector512.Load(offsets + i)) + Vector512.Load(added + i)).Store(to + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            TActivation.Apply(Vector256.MultiplyAddEstimate(
                Vector256.Load(from + i), Vector256.Load(factors + i), Vector256.Load(offsets + i)) + Vector256.Load(added + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = TActivation.Apply(float.MultiplyAddEstimate(from[i], factors[i], offsets[i]) + added[i]);
        }
    }
}
