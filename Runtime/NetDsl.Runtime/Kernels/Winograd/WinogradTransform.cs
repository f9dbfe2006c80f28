using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The transforms of all channels of a tile, with the widest vectors.</summary>
internal static unsafe class WinogradTransform
{
    private static bool Wide => VectorWidth.Bits == 512;

    /// <summary>
    /// Input pixels, given by pointers, to the values of some channels. The tile to the right lies <paramref name="ahead"/> floats
    /// behind.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(int tile, float** pixels, int channel, int end, nint ahead, float* value, nint valueStep)
    {
        if (tile == 2)
        {
            for (; channel < end; channel += 8, value += 8)
            {
                WinogradTransformTwo.Input(pixels, channel, value, valueStep);
            }

            return;
        }

        int step = Wide ? 16 : 8;
        for (; channel < end; channel += step, value += step)
        {
            if (Wide)
            {
                WinogradTransform512.Input(pixels, channel, value, valueStep, ahead);
            }
            else
            {
                WinogradTransform256.Input(pixels, channel, value, valueStep);
            }
        }
    }

    /// <summary>3 × 3 taps of one panel of output channels to the values of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(int tile, float* tap, nint tapStep, float* value, nint valueStep)
    {
        if (Wide && tile == 4)
        {
            WinogradTransform512.Filter(tap, tapStep, value, valueStep);
            return;
        }

        for (int half = 0; half < PackedLayout.PanelWidth; half += 8)
        {
            if (tile == 4)
            {
                WinogradTransform256.Filter(tap + half, tapStep, value + half, valueStep);
            }
            else
            {
                WinogradTransformTwo.Filter(tap + half, tapStep, value + half, valueStep);
            }
        }
    }

    /// <summary>The values of one panel to the outputs of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(int tile, float* value, nint valueStep, float* bias, float lower, in WinogradTile at, float* pixel)
    {
        if (Wide && tile == 4)
        {
            WinogradTransform512.Output(
                value, valueStep, bias, lower, pixel, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            return;
        }

        for (int half = 0; half < PackedLayout.PanelWidth; half += 8)
        {
            if (tile == 4)
            {
                WinogradTransform256.Output(
                    value + half, valueStep, bias + half, lower, pixel + half, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            }
            else
            {
                WinogradTransformTwo.Output(
                    value + half, valueStep, bias + half, lower, pixel + half, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            }
        }
    }

    /// <summary>The output gradients of a tile to 36 values of some channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputAdjoint(in WinogradTile tile, int first, int channels, float* value, nint valueStep)
    {
        for (int channel = 0; channel < channels; channel += Wide ? 16 : 8)
        {
            float* pixel = tile.Target + first + channel;
            if (Wide)
            {
                WinogradTransform512.OutputAdjoint(
                    pixel, tile.TargetRowStep, tile.TargetPixelStep, tile.Rows, tile.Columns, value + channel, valueStep);
            }
            else
            {
                WinogradTransform256.OutputAdjoint(
                    pixel, tile.TargetRowStep, tile.TargetPixelStep, tile.Rows, tile.Columns, value + channel, valueStep);
            }
        }
    }

    /// <summary>Gradients of 36 values to those of 3 × 3 taps, for every output channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterAdjoint(float* value, nint valueStep, int channels, float* tap, nint tapStep)
    {
        for (int channel = 0; channel < channels; channel += Wide ? 16 : 8)
        {
            if (Wide)
            {
                WinogradTransform512.FilterAdjoint(value + channel, valueStep, tap + channel, tapStep);
            }
            else
            {
                WinogradTransform256.FilterAdjoint(value + channel, valueStep, tap + channel, tapStep);
            }
        }
    }
}
