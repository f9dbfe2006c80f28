using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>A correlation by minimal filtering: the dispatches that its plan asks for, one after another.</summary>
internal static unsafe class WinogradCorrelation
{
    /// <summary>The largest tile, whose filters are transformed for each call where they are not prepared.</summary>
    public const int Tile = 4;

    /// <summary>Runs a batch with filters that inference has prepared, behind their bias. The residual, if there is one, may be the target itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Infer<TActivation>(in Correlation map, int tile, int batch, float* source, float* prepared, float* target, float* residual = null)
        where TActivation : struct, IActivation
    {
        WinogradWork<TActivation> work = new()
        {
            Map = map,
            Plan = new WinogradPlan(map, batch, tile, prepared: true),
            Source = source,
            Target = target,
            Bias = prepared,
            BiasStep = PackedLayout.PanelWidth,
            Residual = residual,
            Filters = prepared + PackedLayout.RoundUp(map.TargetChannels),
        };
        Run(ref work);
    }

    /// <summary>Runs a batch with packed weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunPacked<TActivation>(
        in Correlation map, int batch, float* source, float* weights, float* target, float* residual = null)
        where TActivation : struct, IActivation
    {
        float* bias = map.HasBias ? weights + (map.Depth * PackedLayout.PanelWidth) : PixelTile.NoBias;
        Run<TActivation>(map, batch, source, WinogradFilters.Packed(map, weights), bias, map.HasBias ? map.PanelSize : 0, target, residual);
    }

    /// <summary>Runs a batch with a kernel, whose bias may be null.</summary>
    public static void Run<TActivation>(
        in Correlation map, int batch, float* source, in WinogradFilters taps, float* bias, float* target)
        where TActivation : struct, IActivation => Run<TActivation>(
            map, batch, source, taps, bias == null ? PixelTile.NoBias : bias, bias == null ? 0 : PackedLayout.PanelWidth, target);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TActivation>(
        in Correlation map, int batch, float* source, in WinogradFilters taps, float* bias, nint biasStep, float* target, float* residual = null)
        where TActivation : struct, IActivation
    {
        WinogradWork<TActivation> work = new()
        {
            Map = map,
            Plan = new WinogradPlan(map, batch, Tile, prepared: false),
            Source = source,
            Target = target,
            Bias = bias,
            BiasStep = biasStep,
            Taps = taps,
            Residual = residual,
        };

        if (!work.Plan.TransformsFilters)
        {
            long floats = WinogradLayout.Filters(Tile, map.SourceChannels, map.TargetChannels);
            work.Filters = Scratch.Floats(ScratchUse.WinogradShared, floats);
            WinogradFilterWork.Run(map, Tile, taps, work.Filters);
        }

        Run(ref work);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TActivation>(ref WinogradWork<TActivation> work)
        where TActivation : struct, IActivation
    {
        if (!work.Plan.SharesValues)
        {
            work.Run();
            return;
        }

        work.Values = Scratch.Floats(ScratchUse.WinogradValues, work.Plan.Parts * work.Plan.PartStep);
        for (int first = 0; first < work.Plan.Tiles; first += work.Plan.BlockTiles)
        {
            work.First = first;
            work.Count = Math.Min(work.Plan.BlockTiles, work.Plan.Tiles - first);
            WinogradInputWork.Run(work.Map, work.Plan, first, work.Count, work.Source, work.Values);
            work.Run();
        }
    }
}
