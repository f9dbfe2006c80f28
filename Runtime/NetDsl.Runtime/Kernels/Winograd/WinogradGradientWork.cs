using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Sums V ⊙ A δ Aᵀ over the tiles of a block for some input channels and one pair of panels of output channels, and after the last
/// block transforms the sums back to 3 × 3 taps.
/// </summary>
internal unsafe struct WinogradGradientWork : IWork
{
    private const int Width = WinogradLayout.PairWidth;

    /// <summary>Tiles that are summed one after another, which bounds rounding and keeps a pair's gradients in the first-level cache.</summary>
    private const int Chunk = 128;

    /// <summary>Input channels whose gradients are fetched before they are written.</summary>
    private const int Ahead = 6;

    public Correlation Map;
    public WinogradGradientPlan Plan;
    public int First;
    public int Count;

    /// <summary>The block's values, inputs first.</summary>
    public float* Values;

    /// <summary>For each item 36 matrices of input channels × 32 that outlive the block, or null if it is the only one.</summary>
    public float* Sums;
    public float* KernelGradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int channel = item / Plan.Pairs * Plan.PartChannels;
        int channels = Math.Min(Plan.PartChannels, Map.SourceChannels - channel);
        int pair = item % Plan.Pairs;
        nint size = WinogradTile.MostValues * Plan.SumStep;
        float* sums = Sums == null ? Scratch.Floats(ScratchUse.WinogradItem, size) : Sums + (item * size);
        float* gradients = Values + (WinogradTile.MostValues * Plan.ValueStep) + ((nint)pair * Plan.BlockTiles * Width);
        for (int value = 0; value < WinogradTile.MostValues; value++)
        {
            WinogradSum sum = new()
            {
                Values = Values + (value * Plan.ValueStep) + channel,
                TileStep = Plan.TileStep,
                NextValues = Plan.ValueStep,
                Gradients = gradients + (value * Plan.GradientStep),
                NextGradients = Plan.GradientStep,
            };
            float* target = sums + (value * Plan.SumStep);
            for (int tile = 0; tile < Count; tile += Chunk)
            {
                sum.Tiles = Math.Min(Chunk, Count - tile);
                sum.Add = tile + First > 0;
                WinogradSumRunner.Run(sum, channels, target);
                sum.Values += Chunk * Plan.TileStep;
                sum.Gradients += Chunk * Width;
            }
        }

        if (First + Count == Plan.Tiles)
        {
            Finish(channel, channels, pair, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish(int channel, int channels, int pair, float* sums)
    {
        int exist = Math.Min(Width, Map.TargetChannels - (pair * Width));
        float* tap = KernelGradient + ((nint)channel * Map.TargetChannels) + (pair * Width);
        nint tapStep = (nint)Map.SourceChannels * Map.TargetChannels;
        for (int i = 0; i < channels; i++)
        {
            if (i + Ahead < channels)
            {
                Fetch(tap + (Ahead * Map.TargetChannels), tapStep);
            }

            WinogradTransform.FilterAdjoint(sums, Plan.SumStep, exist, tap, tapStep);
            sums += Width;
            tap += Map.TargetChannels;
        }
    }
    /// <summary>Rows of a kernel lie far apart, where no processor looks for them, and are read before they are written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(float* tap, nint tapStep)
    {
        for (int i = 0; i < 9; i++, tap += tapStep)
        {
            Sse.Prefetch0(tap);
            Sse.Prefetch0(tap + PackedLayout.PanelWidth);
        }
    }
}
