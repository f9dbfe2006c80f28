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

    /// <summary>Whether the kernel's gradient goes past the caches, none of which would keep it until it is read.</summary>
    public bool PassesCache;

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
            Sum(value, channel, channels, gradients + (value * Plan.GradientStep), sums + (value * Plan.SumStep));
        }

        if (First + Count == Plan.Tiles)
        {
            Finish(channel, channels, pair, sums);
        }
    }

    /// <summary>Sums one value over those tiles of the block that have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Sum(int value, int channel, int channels, float* gradients, float* target)
    {
        Plan.Cover.Range(value, out int start, out int end);
        if (start == end && First == 0)
        {
            new Span<float>(target, channels * Width).Clear();
        }

        int from = Math.Max(0, start - First);
        int count = Math.Min(Count, end - First);
        WinogradSum sum = new()
        {
            Values = Values + (value * Plan.ValueStep) + channel + (from * Plan.TileStep),
            TileStep = Plan.TileStep,
            NextValues = Plan.ValueStep,
            Gradients = gradients + ((nint)from * Width),
            NextGradients = Plan.GradientStep,
        };
        for (int tile = from; tile < count; tile += Chunk)
        {
            sum.Tiles = Math.Min(Chunk, count - tile);
            sum.Add = tile + First > start;
            WinogradSumRunner.Run(sum, channels, target);
            sum.Values += Chunk * Plan.TileStep;
            sum.Gradients += Chunk * Width;
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
            if (!PassesCache && i + Ahead < channels)
            {
                Fetch(tap + (Ahead * Map.TargetChannels), tapStep);
            }

            WinogradTransform.FilterAdjoint(sums, Plan.SumStep, exist, tap, tapStep, PassesCache);
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
