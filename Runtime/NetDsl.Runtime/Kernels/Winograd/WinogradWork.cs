using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// A correlation by minimal filtering; an item is a block of tiles, or part of its output channels: transform what they see, multiply each of the 36 values' matrices
/// (tiles × input channels by input × output channels), transform the products to outputs.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WinogradWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    /// <summary>Output channels whose products are transformed while they are in the cache.</summary>
    private const int PairWidth = 2 * PackedLayout.PanelWidth;

    /// <summary>Tiles of the largest block and the repetitions behind them, with room for whole vectors.</summary>
    private const int TableSize = 64;

    private Correlation map;
    private WinogradPlan plan;
    private float* source;
    private float* weights;
    private long dispatch;
    private float* target;

    /// <summary>What is added to each output before the activation, in the places of the target; null for nothing.</summary>
    private float* residual;

    /// <summary>Runs a batch.</summary>
    public static void Run(in Correlation map, int batch, float* source, float* weights, float* target, float* residual = null)
    {
        WinogradWork<TActivation> work = new()
        {
            map = map,
            plan = new WinogradPlan(map, batch),
            source = source,
            weights = weights,
            dispatch = WinogradFilters.NewDispatch(),
            target = target,
            residual = residual,
        };
        WorkerPool.Run(ref work, work.plan.Items, work.plan.Nanoseconds);
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        int first = item / plan.PanelParts * plan.BlockTiles;
        int part = item % plan.PanelParts;
        int pairs = (map.PanelsPerGroup + 1) / 2;
        int firstPanel = 2 * (part * pairs / plan.PanelParts);
        int panelEnd = Math.Min(map.PanelsPerGroup, 2 * ((part + 1) * pairs / plan.PanelParts));
        float* filters = WinogradFilters.Get(map, weights, dispatch, firstPanel, panelEnd - firstPanel);
        nint filterStep = WinogradFilters.Step(map, panelEnd - firstPanel);
        int count = Math.Min(plan.BlockTiles, plan.Tiles - first);
        int channels = map.SourceChannels;
        nint valueStep = (plan.BlockTiles * channels) + WinogradPlan.Skew;
        nint productStep = (plan.BlockTiles * PairWidth) + WinogradPlan.Skew;
        float* values = Scratch.Floats(ScratchUse.WinogradItem, WinogradTile.Values * (valueStep + productStep));
        float* products = values + (WinogradTile.Values * valueStep);
        WinogradTile* tiles = stackalloc WinogradTile[WinogradPlan.MostBlockTiles];
        WinogradTile.List(map, first, count, source, target, tiles);
        Transform(tiles, count, values, valueStep);
        for (int panel = firstPanel; panel < panelEnd; panel += 2)
        {
            int panels = Math.Min(2, panelEnd - panel);
            nint place = (nint)(panel - firstPanel) * map.SourceChannels * PackedLayout.PanelWidth;
            Multiply(count, panels, filters + place, filterStep, values, valueStep, products, productStep);
            for (int i = 0; i < count; i++)
            {
                Finish(tiles[i], panel, panels, products + (i * PairWidth), productStep);
            }
        }
    }

    private readonly void Transform(WinogradTile* tiles, int count, float* values, nint valueStep)
    {
        float* zeros = Scratch.Zeros(map.SourceChannels);
        float** pixels = stackalloc float*[WinogradTile.Values];
        for (int i = 0; i < count; i++)
        {
            tiles[i].See(map, zeros, pixels);
            WinogradTransform.Input(pixels, map.SourceChannels, values + (i * map.SourceChannels), valueStep);
        }
    }

    private readonly void Multiply(
        int count, int panels, float* filters, nint filterStep, float* values, nint valueStep, float* products, nint productStep)
    {
        int* inputs = stackalloc int[TableSize];
        int* outputs = stackalloc int[TableSize];
        int row = 0;
        Ramp.Fill(inputs, 0, map.SourceChannels, count);
        Ramp.Fill(outputs, 0, PairWidth, count);
        Ramp.Fill(inputs + count, inputs[count - 1], 0, 8);
        Ramp.Fill(outputs + count, outputs[count - 1], 0, 8);
        PixelTile tile = new()
        {
            InputOffsets = inputs,
            RowOffsets = &row,
            Rows = 1,
            RowLength = map.SourceChannels,
            PanelStride = map.SourceChannels * PackedLayout.PanelWidth,
            Bias = PixelTile.NoBias,
            OutputOffsets = outputs,
            Channels = panels * PackedLayout.PanelWidth,
            Lower = float.NegativeInfinity,
        };
        tile.Ahead = filterStep;
        for (int value = 0; value < WinogradTile.Values; value++)
        {
            tile.Input = values + (value * valueStep);
            tile.Weights = filters + (value * filterStep);
            tile.Output = products + (value * productStep);
            PixelTileRunner.Run(&tile, count, 0, panels);
        }
    }

    private readonly void Finish(in WinogradTile tile, int panel, int panels, float* products, nint productStep)
    {
        if (residual != null)
        {
            FinishSum(tile, panel, panels, products, productStep);
            return;
        }

        bool relu = typeof(TActivation) == typeof(Relu);
        for (int i = 0; i < panels; i++)
        {
            float* bias = map.HasBias
                ? weights + ((long)(panel + i) * map.PanelSize) + (map.Depth * PackedLayout.PanelWidth)
                : PixelTile.NoBias;
            WinogradTransform.Output(
                products + (i * PackedLayout.PanelWidth),
                productStep,
                bias,
                relu ? 0 : float.NegativeInfinity,
                tile,
                tile.Target + ((panel + i) * PackedLayout.PanelWidth));
        }

        if (!relu && !TActivation.IsIdentity)
        {
            Activate(tile, panel * PackedLayout.PanelWidth, panels * PackedLayout.PanelWidth);
        }
    }

    /// <summary>Outputs to which a residual is added come about in a buffer, since the residual may lie where they go.</summary>
    private readonly void FinishSum(in WinogradTile tile, int panel, int panels, float* products, nint productStep)
    {
        float* sums = stackalloc float[WinogradTile.Size * WinogradTile.Size * PackedLayout.PanelWidth];
        WinogradTile buffered = tile;
        buffered.TargetPixelStep = PackedLayout.PanelWidth;
        buffered.TargetRowStep = WinogradTile.Size * PackedLayout.PanelWidth;
        for (int i = 0; i < panels; i++)
        {
            float* bias = map.HasBias
                ? weights + ((long)(panel + i) * map.PanelSize) + (map.Depth * PackedLayout.PanelWidth)
                : PixelTile.NoBias;
            WinogradTransform.Output(
                products + (i * PackedLayout.PanelWidth), productStep, bias, float.NegativeInfinity, buffered, sums);
            float* corner = tile.Target + ((panel + i) * PackedLayout.PanelWidth);
            for (int y = 0; y < tile.Rows; y++)
            {
                for (int x = 0; x < tile.Columns; x++)
                {
                    float* pixel = corner + (y * tile.TargetRowStep) + (x * tile.TargetPixelStep);
                    float* sum = sums + (y * buffered.TargetRowStep) + (x * buffered.TargetPixelStep);
                    ElementwiseLoop.Run<Add.Sum<TActivation>>(sum, residual + (pixel - target), pixel, PackedLayout.PanelWidth);
                }
            }
        }
    }

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
