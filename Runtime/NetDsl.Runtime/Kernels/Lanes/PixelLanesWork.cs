using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Computes a correlation with 16 neighbouring pixels of a row in the lanes, on a copy of the source that is sorted by channel.</summary>
[SkipLocalsInit]
internal unsafe struct PixelLanesWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    private Correlation map;
    private CorrelationPlan plan;
    private int batch;
    private float* source;
    private float* weights;
    private float* target;

    /// <summary>Runs all items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, int batch, float* source, float* weights, float* target)
    {
        PixelLanesWork<TActivation> work = new()
        {
            map = map,
            plan = new CorrelationPlan(map, batch),
            batch = batch,
            source = source,
            weights = weights,
            target = target,
        };
        WorkerPool.Run(ref work, work.plan.Items, work.plan.Nanoseconds);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item / plan.Bands * plan.ImagesPerItem;
        int end = Math.Min(batch, first + plan.ImagesPerItem);
        int row = item % plan.Bands * plan.BandRows;
        int rows = Math.Min(plan.BandRows, map.TargetHeight - row);
        int* rowOffsets = (int*)Scratch.Floats(ScratchUse.RowTable, map.TapsHeight * map.TapsWidth);
        float lower = typeof(TActivation) == typeof(Relu) ? 0 : float.NegativeInfinity;
        LaneTile tile = PixelLanes.Tile(map, weights, lower, rowOffsets);
        for (int image = first; image < end; image++)
        {
            float* planes = PixelLanes.Planes(map, source + ((long)image * map.SourceImageSize), row, rows);
            float* output = target + ((long)image * map.TargetImageSize) + map.TargetOffset + ((long)row * map.TargetRowStep);
            PixelLanes.Rows(map, &tile, planes, rows, output);
            Activate(output, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Activate(float* output, int rows)
    {
        if (TActivation.IsIdentity || typeof(TActivation) == typeof(Relu))
        {
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            Span<float> values = new(output + ((long)row * map.TargetRowStep), map.TargetWidth * map.TargetChannels);
            ElementwiseLoop.Forward<TActivation>(values, values);
        }
    }
}
