using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Multiplies for each value of a tile tiles × input channels by input × output channels, and transforms the products to outputs. An
/// item is a block of tiles, whose values it transforms itself, or some tiles and one pair of panels, whose filters it may transform.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WinogradWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    private const int PairWidth = WinogradLayout.PairWidth;

    /// <summary>Outputs of the largest tile.</summary>
    private const int MostOutputs = 16;

    public Correlation Map;
    public WinogradPlan Plan;
    public float* Source;
    public float* Target;

    /// <summary>The bias of the first panel, and the floats from one panel's bias to the next one's.</summary>
    public float* Bias;
    public nint BiasStep;

    /// <summary>What is added to each output before the activation, in the places of the target; null for nothing.</summary>
    public float* Residual;

    /// <summary>All filters, or null if each item transforms those of its pair, as the plan says.</summary>
    public float* Filters;
    public WinogradFilters Taps;

    /// <summary>The block's values, or null if each item transforms those of its block.</summary>
    public float* Values;

    /// <summary>The block, where its values are shared.</summary>
    public int First;
    public int Count;

    private static bool HasLower => typeof(TActivation) == typeof(Relu);

    private static float Lower => HasLower ? 0 : float.NegativeInfinity;

    private readonly int Chunks => Plan.TransformsFilters ? 1 : (Count + Plan.ChunkTiles - 1) / Plan.ChunkTiles;

    private readonly nint PairSize => (nint)Plan.Values * WinogradLayout.MatrixStep(Map.SourceChannels);

    private readonly nint ProductStep => (nint)Plan.Values * PairWidth;

    /// <summary>Runs all items; where values are shared, of one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run()
    {
        int items = Values == null ? Plan.Blocks : WinogradLayout.Pairs(Map.TargetChannels) * Chunks;
        WorkerPool.Run(ref this, items, (Values == null ? Plan.Tiles : Count) * Plan.TileNanoseconds);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        if (Values == null)
        {
            ExecuteBlock(item * Plan.BlockTiles);
            return;
        }

        if (Plan.TransformsFilters)
        {
            ExecutePair(item);
            return;
        }

        int pair = item / Chunks;
        int first = item % Chunks * Plan.ChunkTiles;
        int count = Math.Min(Plan.ChunkTiles, Count - first);
        float* products = Scratch.Floats(ScratchUse.WinogradItem, (Plan.ChunkTiles + WinogradProduct.Slack) * ProductStep);
        Multiply(First + first, count, Values + ((nint)first * Map.SourceChannels), Map.SourceChannels, Filters + (pair * PairSize), products, adds: false);
        Finish(First + first, count, pair, products);
    }

    /// <summary>All tiles and one pair, whose filters are transformed and multiplied with a part of the source channels at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void ExecutePair(int pair)
    {
        nint matrixStep = WinogradLayout.MatrixStep(Plan.PartChannels);
        float* filters = Scratch.Floats(ScratchUse.WinogradFilters, Plan.Values * matrixStep);

        // What is summed over several parts waits for the last one.
        nint chunkStep = Plan.Parts > 1 ? Plan.ChunkTiles * ProductStep : 0;
        long size = (Plan.ChunkTiles + WinogradProduct.Slack) * ProductStep;
        float* products = Scratch.Floats(ScratchUse.WinogradItem, size + ((Count - 1) / Plan.ChunkTiles * chunkStep));
        for (int part = 0; part < Plan.Parts; part++)
        {
            int channel = part * Plan.PartChannels;
            int end = Math.Min(Map.SourceChannels, channel + Plan.PartChannels);
            Taps.Transform(Plan.Tile, pair, channel, end, filters, matrixStep);
            float* values = Values + (part * Plan.PartStep);
            float* product = products;
            for (int first = 0; first < Count; first += Plan.ChunkTiles, product += chunkStep)
            {
                int count = Math.Min(Plan.ChunkTiles, Count - first);
                Multiply(First + first, count, values + ((nint)first * Plan.PartChannels), end - channel, filters, product, part > 0);
                if (part == Plan.Parts - 1)
                {
                    Finish(First + first, count, pair, product);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void ExecuteBlock(int first)
    {
        int count = Math.Min(Plan.BlockTiles, Plan.Tiles - first);
        long forValues = Plan.Values * Plan.ValueStep;
        float* values = Scratch.Floats(
            ScratchUse.WinogradItem, forValues + ((Plan.BlockTiles + WinogradProduct.Slack) * ProductStep));
        WinogradInputWork.Transform(Map, Plan, first, count, Source, values);
        for (int pair = 0; pair < WinogradLayout.Pairs(Map.TargetChannels); pair++)
        {
            Multiply(first, count, values, Map.SourceChannels, Filters + (pair * PairSize), values + forValues, adds: false);
            Finish(first, count, pair, values + forValues);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Multiply(int first, int count, float* values, int channels, float* filters, float* products, bool adds)
    {
        int step = WinogradLayout.MatrixStep(Plan.PartChannels);
        for (int value = 0; value < Plan.Values; value++)
        {
            Plan.Cover.Range(value, out int start, out int end);

            // Micro-kernels take four tiles or more, and may not reach beyond the last tile: what they touch ends at a multiple of four.
            start = Math.Max(0, start - first) & -4;
            end = Math.Min(count, end - first);
            float* from = values + ((nint)start * Plan.PartChannels);
            float* to = products + (start * ProductStep);
            WinogradProduct.Run(end - start, from, Plan.PartChannels, channels, filters, to, ProductStep, Plan.ValueStep, adds);
            values += Plan.ValueStep;
            filters += step;
            products += PairWidth;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Finish(int first, int count, int pair, float* products)
    {
        WinogradTile* tiles = stackalloc WinogradTile[WinogradPlan.MostChunkTiles];
        WinogradTile.List(Map, Plan.Cover, first, count, Source, Target, tiles);
        int panelEnd = Math.Min(2 * (pair + 1), Map.PanelsPerGroup);
        for (int i = 0; i < count; i++, products += ProductStep)
        {
            for (int panel = 2 * pair; panel < panelEnd; panel++)
            {
                float* values = products + ((panel & 1) * PackedLayout.PanelWidth);
                if (Residual == null)
                {
                    float* pixel = tiles[i].Target + (panel * PackedLayout.PanelWidth);
                    WinogradTransform.Output(tiles[i], values, PairWidth, Bias + (panel * BiasStep), Lower, pixel);
                }
                else
                {
                    FinishSum(tiles[i], panel, values);
                }
            }

            if (Residual == null && !HasLower && !TActivation.IsIdentity)
            {
                Activate(tiles[i], pair * PairWidth, (panelEnd - (2 * pair)) * PackedLayout.PanelWidth);
            }
        }
    }

    /// <summary>Outputs to which a residual is added come about in a buffer, since the residual may lie where they go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void FinishSum(in WinogradTile tile, int panel, float* values)
    {
        float* sums = stackalloc float[MostOutputs * PackedLayout.PanelWidth];
        WinogradTile buffered = tile;
        buffered.TargetPixelStep = PackedLayout.PanelWidth;
        buffered.TargetRowStep = Plan.Tile * PackedLayout.PanelWidth;
        WinogradTransform.Output(buffered, values, PairWidth, Bias + (panel * BiasStep), float.NegativeInfinity, sums);
        float* corner = tile.Target + (panel * PackedLayout.PanelWidth);
        for (int y = 0; y < tile.Rows; y++)
        {
            for (int x = 0; x < tile.Columns; x++)
            {
                float* pixel = corner + (y * tile.TargetRowStep) + (x * tile.TargetPixelStep);
                float* sum = sums + (y * buffered.TargetRowStep) + (x * buffered.TargetPixelStep);
                ElementwiseLoop.Run<Add.Sum<TActivation>>(sum, Residual + (pixel - Target), pixel, PackedLayout.PanelWidth);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Activate(in WinogradTile tile, int channel, int channels)
    {
        for (int y = 0; y < tile.Rows; y++)
        {
            for (int x = 0; x < tile.Columns; x++)
            {
                float* pixel = tile.Target + (y * tile.TargetRowStep) + (x * tile.TargetPixelStep) + channel;
                Span<float> values = new(pixel, channels);
                ElementwiseLoop.Forward<TActivation>(values, values);
            }
        }
    }
}
