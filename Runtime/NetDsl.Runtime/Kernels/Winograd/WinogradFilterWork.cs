using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Transforms all filters of a correlation; an item is a few source channels of one pair of panels.</summary>
internal unsafe struct WinogradFilterWork : IWork
{
    private const int ItemChannels = 64;

    private WinogradFilters source;
    private int tile;
    private int channels;
    private float* filters;

    /// <summary>Fills as many floats as <see cref="WinogradLayout.Filters"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, int tile, in WinogradFilters source, float* filters)
    {
        WinogradFilterWork work = new() { source = source, tile = tile, channels = map.SourceChannels, filters = filters };
        double nanoseconds = 4.0 * map.SourceChannels * map.TargetChannels;
        WorkerPool.Run(ref work, WinogradLayout.Pairs(map.TargetChannels) * work.Parts, nanoseconds);
    }

    private readonly int Parts => (channels + ItemChannels - 1) / ItemChannels;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int pair = item / Parts;
        int first = item % Parts * ItemChannels;
        nint matrixStep = WinogradLayout.MatrixStep(channels);
        nint place = (pair * WinogradLayout.Values(tile) * matrixStep) + (first * WinogradLayout.PairWidth);
        source.Transform(tile, pair, first, Math.Min(channels, first + ItemChannels), filters + place, matrixStep);
    }
}
