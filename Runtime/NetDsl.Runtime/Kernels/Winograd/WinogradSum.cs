using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>What the micro-kernels of the weight gradient by minimal filtering sum: for one value the products of inputs and gradients.</summary>
internal unsafe struct WinogradSum
{
    /// <summary>The first tile's value of the first input channel.</summary>
    public float* Values;

    /// <summary>Floats from one tile to the next.</summary>
    public nint TileStep;

    /// <summary>Tiles × 32 output channels.</summary>
    public float* Gradients;
    public int Tiles;

    /// <summary>Whether the sums are added to what is there.</summary>
    public bool Add;

    /// <summary>Floats to the values and gradients that are summed next, which are fetched meanwhile.</summary>
    public nint NextValues;
    public nint NextGradients;
}

/// <summary>Covers some input channels with micro-kernels.</summary>
internal static unsafe class WinogradSumRunner
{
    /// <summary>Input channels, a multiple of 16, × 32 output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradSum sum, int channels, float* target)
    {
        if (VectorWidth.Bits == 512)
        {
            Run512(sum, channels, target);
            return;
        }

        for (int channel = 0; channel < channels; channel += 4, target += 4 * WinogradLayout.PairWidth)
        {
            WinogradSum256.Run4(sum, channel, 0, target);
            WinogradSum256.Run4(sum, channel, PackedLayout.PanelWidth, target + PackedLayout.PanelWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512(in WinogradSum sum, int channels, float* target)
    {
        int call = 0;
        for (int channel = 0; channel < channels; call++)
        {
            // The first two calls fetch the lines of the next gradients, the others those of the next values.
            float* next = call < 2
                ? sum.Gradients + sum.NextGradients + (call * 16)
                : sum.Values + sum.NextValues + ((call - 2) * 16);
            nint step = call < 2 ? WinogradLayout.PairWidth : sum.TileStep;
            int left = channels - channel;
            float* to = target + ((nint)channel * WinogradLayout.PairWidth);
            if (left >= 12)
            {
                WinogradSum512.Run12(sum, channel, to, next, step);
                channel += 12;
            }
            else if (left >= 8)
            {
                WinogradSum512.Run8(sum, channel, to, next, step);
                channel += 8;
            }
            else
            {
                WinogradSum512.Run4(sum, channel, to, next, step);
                channel += 4;
            }
        }
    }
}
