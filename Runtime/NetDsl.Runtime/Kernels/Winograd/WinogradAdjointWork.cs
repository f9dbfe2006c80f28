using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Transforms the inputs and the output gradients of some tiles: for each value of a tile a matrix of tiles × input channels, and for
/// each pair of panels one of tiles × 32 output channels.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WinogradAdjointWork : IWork
{
    /// <summary>Tiles of one item.</summary>
    private const int ItemTiles = 4;

    private Correlation map;
    private WinogradGradientPlan plan;
    private int first;
    private int count;
    private float* input;
    private float* outputGradient;
    private float* values;

    /// <summary>Transforms the tiles of one block; the gradients' values follow the inputs'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in Correlation map, in WinogradGradientPlan plan, int first, int count, float* input, float* outputGradient, float* values)
    {
        WinogradAdjointWork work = new()
        {
            map = map,
            plan = plan,
            first = first,
            count = count,
            input = input,
            outputGradient = outputGradient,
            values = values,
        };
        WorkerPool.Run(ref work, (count + ItemTiles - 1) / ItemTiles, 3.0 * count * (map.SourceChannels + map.TargetChannels));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        WinogradTile* tiles = stackalloc WinogradTile[ItemTiles];
        float** pixels = stackalloc float*[WinogradTile.MostValues];
        float* zeros = Scratch.Zeros(map.SourceChannels);
        int start = item * ItemTiles;
        int end = Math.Min(count, start + ItemTiles);
        WinogradTile.List(map, plan.Cover, first + start, end - start, input, outputGradient, tiles);
        float* gradients = values + (WinogradTile.MostValues * plan.ValueStep);
        for (int i = start; i < end; i++)
        {
            tiles[i - start].See(map, zeros, pixels);
            WinogradTransform.Input(tiles[i - start], pixels, 0, map.SourceChannels, map.SourceChannels, values + (i * plan.TileStep), plan.ValueStep);
            for (int pair = 0; pair < plan.Pairs; pair++)
            {
                int channel = pair * WinogradLayout.PairWidth;
                int channels = Math.Min(WinogradLayout.PairWidth, map.TargetChannels - channel);
                float* gradient = gradients + ((((nint)pair * plan.BlockTiles) + i) * WinogradLayout.PairWidth);
                WinogradTransform.OutputAdjoint(tiles[i - start], channel, channels, gradient, plan.GradientStep);
            }
        }
    }
}
