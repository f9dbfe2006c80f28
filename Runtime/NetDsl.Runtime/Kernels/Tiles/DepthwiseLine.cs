using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// What a depthwise micro-kernel works on: up to eight neighbouring outputs of one row with all their channels, and the rows of taps
/// that see the image. Products with pixels beyond the image are left out, so nothing needs a border of zeros.
/// </summary>
internal unsafe struct DepthwiseLine
{
    /// <summary>Outputs of a tile: enough sums to keep both multipliers busy, and few enough for AVX2's sixteen registers.</summary>
    public const int Width = 8;

    /// <summary>The pixel that the others are counted from, in the first row of taps; it may lie beyond the image.</summary>
    public float* Input;

    /// <summary>Floats from one pixel to the next.</summary>
    public nint PixelStep;

    /// <summary>Floats from the input of one row of taps to that of the next.</summary>
    public nint RowStep;

    /// <summary>Rows of taps that see the image.</summary>
    public int Rows;

    /// <summary>The pixels from the first to the one before the end lie in the image, and are seen.</summary>
    public int First;
    public int End;

    /// <summary>The first of the rows' weights; for a weight gradient its sums.</summary>
    public float* Weights;
    public nint TapStep;
    public nint WeightRowStep;

    /// <summary>One value a channel, or null.</summary>
    public float* Bias;

    /// <summary>The first output; for a weight gradient its gradient.</summary>
    public float* Output;
    public nint OutputStep;

    /// <summary>Whether outputs go straight to memory, for the micro-kernel that has more outputs than inputs.</summary>
    public bool Streams;

    /// <summary>The outputs from the first to the one before the end exist.</summary>
    public int FirstOutput;
    public int EndOutput;

    /// <summary>Channels, no fewer than a vector holds: the last vector is shifted back.</summary>
    public int Channels;

    /// <summary>The bounds of an activation that clamps, or infinities.</summary>
    public float Lower;
    public float Upper;

    /// <summary>Pixels of the rows below the taps that are fetched into the cache for the next row of outputs; 0 for none.</summary>
    public int Ahead;

    /// <summary>Rows below the taps that the next row of outputs sees.</summary>
    public int RowsAhead;

    /// <summary>Floats to the row of output gradients that is fetched for the next row; 0 for none.</summary>
    public nint OutputRowAhead;

    /// <summary>Fetches a vector of channels of the output gradients of the row below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FetchOutput(DepthwiseLine* line, int channel)
    {
        if (!Sse.IsSupported || line->OutputRowAhead == 0)
        {
            return;
        }

        float* output = line->Output + line->OutputRowAhead + channel;
        for (int outputs = line->EndOutput; outputs > 0; outputs--, output += line->OutputStep)
        {
            Sse.Prefetch0(output);
        }
    }

    /// <summary>Fetches a vector of channels of the pixels that come next. Memory beyond the image may be named, and is not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(DepthwiseLine* line, int channel)
    {
        if (!Sse.IsSupported || line->Ahead == 0)
        {
            return;
        }

        nint step = line->PixelStep;
        float* row = line->Input + (line->Rows * line->RowStep) + channel;
        for (int rows = line->RowsAhead; rows > 0; rows--, row += line->RowStep)
        {
            float* pixel = row;
            for (int pixels = line->Ahead; pixels > 0; pixels--, pixel += step)
            {
                Sse.Prefetch0(pixel);
            }
        }
    }
}
