using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Multiplies the values of a block of tiles with one filter matrix, with the widest vectors.</summary>
internal static unsafe class WinogradProduct
{
    private const int Width = PackedLayout.PanelWidth;

    /// <summary>Tiles that a product may touch beyond the last one: memory must be there, its content does not matter.</summary>
    public const int Slack = 4;

    /// <summary>
    /// Channels that are summed one after another. Sums of many channels are taken in parts, which halves their rounding, and a part's
    /// filters stay in the first-level cache for all tiles.
    /// </summary>
    public const int PartChannels = 128;

    /// <summary>Tiles × channels by channels × 32.</summary>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="values">Tiles × channels.</param>
    /// <param name="step">Floats from one tile's values to the next one's.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filter">Channels × 32.</param>
    /// <param name="product">Takes 32 products for every tile.</param>
    /// <param name="productStep">Floats from one tile's products to the next one's.</param>
    /// <param name="valueStep">Floats to the values that are multiplied next, which are fetched meanwhile.</param>
    /// <param name="adds">Whether the products are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int tiles, float* values, nint step, int channels, float* filter, float* product, nint productStep, nint valueStep, bool adds)
    {
        for (int channel = 0; channel < channels; channel += PartChannels)
        {
            int depth = Math.Min(PartChannels, channels - channel);
            bool add = adds || channel > 0;
            if (VectorWidth.Bits == 512)
            {
                Run512(tiles, values, step, depth, filter, product, productStep, values - channel + valueStep, channel, add);
            }
            else
            {
                Run256(tiles, values, step, depth, filter, product, productStep, add);
                Run256(tiles, values, step, depth, filter + Width, product + Width, productStep, add);
            }

            values += PartChannels;
            filter += PartChannels * WinogradLayout.PairWidth;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512(
        int tiles, float* values, nint step, int depth, float* filter, float* product, nint productStep, float* next, int channel, bool add)
    {
        for (int tile = 0; tile < tiles;)
        {
            int left = tiles - tile;
            float* from = values + (tile * step);
            float* to = product + (tile * productStep);
            float* then = next + (tile * step);
            if (left > 8)
            {
                WinogradProduct512.Run12(from, step, depth, filter, to, productStep, add, then + (12 * channel));
                tile += 12;
            }
            else if (left > 4)
            {
                WinogradProduct512.Run8(from, step, depth, filter, to, productStep, add, then + (8 * channel));
                tile += 8;
            }
            else
            {
                WinogradProduct512.Run4(from, step, depth, filter, to, productStep, add, then + (4 * channel));
                tile += 4;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run256(
        int tiles, float* values, nint step, int depth, float* filter, float* product, nint productStep, bool add)
    {
        for (int tile = 0; tile < tiles;)
        {
            int left = tiles - tile;
            float* from = values + (tile * step);
            float* to = product + (tile * productStep);
            if (left > 8 || left is 5 or 6)
            {
                WinogradProduct256.Run6(from, step, depth, filter, to, productStep, add);
                tile += 6;
            }
            else
            {
                WinogradProduct256.Run4(from, step, depth, filter, to, productStep, add);
                tile += 4;
            }
        }
    }
}
