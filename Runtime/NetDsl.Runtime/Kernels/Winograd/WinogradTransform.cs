using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The transforms of all channels of a tile, with the widest vectors.</summary>
internal static unsafe class WinogradTransform
{
    private static bool Wide => VectorWidth.Bits == 512;

    /// <summary>Input pixels of a tile, given by pointers, to the values of some channels; a pixel has as many floats as is said.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(in WinogradTile at, float** pixels, int channel, int end, int pixelStep, float* value, nint valueStep)
    {
        int step = Wide && at.Height > 2 ? 16 : 8;
        nint ahead = (nint)at.Width * pixelStep;
        for (; channel < end; channel += step, value += step)
        {
            if (at.Height == 2)
            {
                WinogradTransformTwo.Input(pixels, channel, value, valueStep);
            }
            else if (at is { Height: 4, Width: 4 })
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
            else if (Wide)
            {
                WinogradShort512.Input(at.Height, at.Width, pixels, channel, value, valueStep, ahead);
            }
            else
            {
                WinogradShort256.Input(at.Height, at.Width, pixels, channel, value, valueStep);
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
    public static void Output(in WinogradTile at, float* value, nint valueStep, float* bias, float lower, float* pixel)
    {
        int step = Wide && at.Height > 2 ? 16 : 8;
        for (int part = 0; part < PackedLayout.PanelWidth; part += step, value += step, bias += step, pixel += step)
        {
            if (at.Height == 2)
            {
                WinogradTransformTwo.Output(
                    value, valueStep, bias, lower, pixel, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            }
            else if (at is not { Height: 4, Width: 4 })
            {
                OutputShort(at, value, valueStep, bias, lower, pixel);
            }
            else if (Wide)
            {
                WinogradTransform512.Output(
                    value, valueStep, bias, lower, pixel, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            }
            else
            {
                WinogradTransform256.Output(
                    value, valueStep, bias, lower, pixel, at.TargetRowStep, at.TargetPixelStep, at.Rows, at.Columns);
            }
        }
    }

    /// <summary>The output gradients of a tile to the values of some channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputAdjoint(in WinogradTile tile, int first, int channels, float* value, nint valueStep)
    {
        bool full = tile is { Height: 4, Width: 4 };
        for (int channel = 0; channel < channels; channel += Wide ? 16 : 8)
        {
            float* pixel = tile.Target + first + channel;
            if (Wide && full)
            {
                WinogradTransform512.OutputAdjoint(
                    pixel, tile.TargetRowStep, tile.TargetPixelStep, tile.Rows, tile.Columns, value + channel, valueStep);
            }
            else if (full)
            {
                WinogradTransform256.OutputAdjoint(
                    pixel, tile.TargetRowStep, tile.TargetPixelStep, tile.Rows, tile.Columns, value + channel, valueStep);
            }
            else if (Wide)
            {
                WinogradShort512.OutputAdjoint(tile, pixel, value + channel, valueStep);
            }
            else
            {
                WinogradShort256.OutputAdjoint(tile, pixel, value + channel, valueStep);
            }
        }
    }

    /// <summary>Gradients of 36 values to those of 3 × 3 taps, for every output channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterAdjoint(float* value, nint valueStep, int channels, float* tap, nint tapStep, bool passesCache)
    {
        for (int channel = 0; channel < channels; channel += Wide ? 16 : 8)
        {
            if (Wide)
            {
                WinogradTransform512.FilterAdjoint(value + channel, valueStep, tap + channel, tapStep, passesCache);
            }
            else
            {
                WinogradTransform256.FilterAdjoint(value + channel, valueStep, tap + channel, tapStep);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OutputShort(in WinogradTile at, float* value, nint valueStep, float* bias, float lower, float* pixel)
    {
        if (Wide)
        {
            WinogradShort512.Output(at, value, valueStep, bias, lower, pixel);
        }
        else
        {
            WinogradShort256.Output(at, value, valueStep, bias, lower, pixel);
        }
    }
}
