using System.Numerics.Tensors;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Baselines;

/// <summary>Takes a map for the class whose mean map is nearest: what a template for each class achieves.</summary>
internal sealed class NearestCentroid
{
    private readonly float[][] centroids;

    private NearestCentroid(float[][] centroids) => this.centroids = centroids;

    /// <summary>Averages the maps of each class.</summary>
    public static NearestCentroid Fit(WaferLot lot)
    {
        var counts = lot.Counts();
        var centroids = Pattern.All.Select(_ => new float[WaferMap.Length]).ToArray();
        var values = new float[WaferMap.Length];
        for (var index = 0; index < lot.Count; index++)
        {
            lot.CopyMap(index, values);
            TensorPrimitives.Add(centroids[lot.Classes[index]], values, centroids[lot.Classes[index]]);
        }

        for (var index = 0; index < centroids.Length; index++)
        {
            TensorPrimitives.Divide(centroids[index], Math.Max(counts[index], 1), centroids[index]);
        }

        return new NearestCentroid(centroids);
    }

    /// <summary>The class of one map, height x width x 1 channel.</summary>
    public int Classify(ReadOnlySpan<float> map)
    {
        var nearest = 0;
        var least = float.PositiveInfinity;
        for (var index = 0; index < centroids.Length; index++)
        {
            var distance = TensorPrimitives.Distance(map, centroids[index]);
            (nearest, least) = distance < least ? (index, distance) : (nearest, least);
        }

        return nearest;
    }
}
