using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Sums V ⊙ A δ Aᵀ over some tiles for some output channels; an item keeps everything it writes to itself. Chunk by chunk it
/// transforms inputs and output gradients and multiplies, for each of the 36 values, input channels × tiles by tiles × output
/// channels.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WinogradGradientWork : IWork
{
    /// <summary>Tiles that are listed at once.</summary>
    private const int Group = 8;
    private const int TableSize = 256 + 16;

    public Correlation Map;
    public WinogradGradientPlan Plan;
    public float* Input;
    public float* OutputGradient;

    /// <summary>For each item 36 matrices of input × output channels.</summary>
    public float* Sums;
    public nint SumStep;

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        int part = item / Plan.ChannelParts;
        int channel = item % Plan.ChannelParts * Plan.PartChannels;
        int channels = Math.Min(Plan.PartChannels, Map.TargetChannels - channel);
        int first = (int)((long)part * Plan.Tiles / Plan.TileParts);
        int end = (int)((long)(part + 1) * Plan.Tiles / Plan.TileParts);
        nint valueStep = (Plan.Chunk * Map.SourceChannels) + WinogradPlan.Skew;
        nint gradientStep = (Plan.Chunk * channels) + WinogradPlan.Skew;
        float* values = Scratch.Floats(ScratchUse.WinogradItem, WinogradTile.MostValues * (valueStep + gradientStep));
        float* gradients = values + (WinogradTile.MostValues * valueStep);
        float* sums = Sums + (item * WinogradTile.MostValues * SumStep);
        for (int tile = first; tile < end; tile += Plan.Chunk)
        {
            int count = Math.Min(Plan.Chunk, end - tile);
            Transform(tile, count, channel, channels, values, valueStep, gradients, gradientStep);
            for (int value = 0; value < WinogradTile.MostValues; value++)
            {
                WeightTile products = new()
                {
                    Input = values + (value * valueStep),
                    Pixels = count,
                    GradientStep = channels,
                    Overwrite = tile == first,
                };
                Multiply(products, channels, gradients + (value * gradientStep), sums + (value * SumStep));
            }
        }
    }

    private readonly void Transform(
        int first, int count, int channel, int channels, float* values, nint valueStep, float* gradients, nint gradientStep)
    {
        WinogradTile* tiles = stackalloc WinogradTile[Group];
        float** pixels = stackalloc float*[WinogradTile.MostValues];
        float* zeros = Scratch.Zeros(Map.SourceChannels);
        for (int i = 0; i < count; i++)
        {
            if (i % Group == 0)
            {
                WinogradTile.List(Map, 4, first + i, Math.Min(Group, count - i), Input, OutputGradient + channel, tiles);
            }

            tiles[i % Group].See(Map, 4, zeros, pixels);
            WinogradTransform.Input(4, pixels, Map.SourceChannels, values + (i * Map.SourceChannels), valueStep);
            WinogradTransform.OutputAdjoint(tiles[i % Group], channels, gradients + (i * channels), gradientStep);
        }
    }

    private readonly void Multiply(WeightTile tile, int channels, float* gradients, float* sums)
    {
        int* places = stackalloc int[TableSize];
        int* rows = stackalloc int[16];
        Ramp.Fill(places, 0, Map.SourceChannels, tile.Pixels);
        tile.PixelOffsets = places;
        int most = WeightTileRunner.Rows;
        for (int row = 0; row < Map.SourceChannels; row += most)
        {
            int exist = Math.Min(most, Map.SourceChannels - row);
            Ramp.Fill(rows, row, 1, exist);
            for (int i = exist; i < most; i++)
            {
                rows[i] = row + exist - 1;
            }

            WeightTileRunner.Run(&tile, gradients, rows, exist, channels, sums + ((long)row * channels), channels);
        }
    }
}
