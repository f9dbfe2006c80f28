using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Transforms what some tiles see: for each value of a tile a matrix of tiles × source channels.</summary>
[SkipLocalsInit]
internal unsafe struct WinogradInputWork : IWork
{
    /// <summary>Tiles of one item.</summary>
    private const int ItemTiles = 4;

    /// <summary>Tiles that are listed at once.</summary>
    private const int Group = 8;

    private Correlation map;
    private WinogradPlan plan;
    private int first;
    private int count;
    private float* source;
    private float* values;

    /// <summary>Transforms the tiles of one block for all who multiply them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, in WinogradPlan plan, int first, int count, float* source, float* values)
    {
        WinogradInputWork work = new() { map = map, plan = plan, first = first, count = count, source = source, values = values };
        WorkerPool.Run(ref work, (count + ItemTiles - 1) / ItemTiles, 2.0 * count * map.SourceChannels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int start = item * ItemTiles;
        nint place = (nint)start * plan.PartChannels;
        Transform(map, plan, first + start, Math.Min(ItemTiles, count - start), source, values + place);
    }

    /// <summary>Transforms some tiles, counted over the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(in Correlation map, in WinogradPlan plan, int first, int count, float* source, float* values)
    {
        WinogradTile* tiles = stackalloc WinogradTile[Group];
        float** pixels = stackalloc float*[WinogradTile.MostValues];
        float* zeros = Scratch.Zeros(map.SourceChannels);
        for (int i = 0; i < count; i++)
        {
            if (i % Group == 0)
            {
                WinogradTile.List(map, plan.Cover, first + i, Math.Min(Group, count - i), source, null, tiles);
            }

            tiles[i % Group].See(map, zeros, pixels);
            float* value = values + ((nint)i * plan.PartChannels);
            for (int channel = 0; channel < map.SourceChannels; channel += plan.PartChannels, value += plan.PartStep)
            {
                int end = Math.Min(map.SourceChannels, channel + plan.PartChannels);
                WinogradTransform.Input(tiles[i % Group], pixels, channel, end, map.SourceChannels, value, plan.ValueStep);
            }
        }
    }
}
