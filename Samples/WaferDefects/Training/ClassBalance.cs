using WaferDefects.Wafers;

namespace WaferDefects.Training;

/// <summary>Weights for the loss that make up for classes being rare.</summary>
internal static class ClassBalance
{
    /// <summary>The weight of each class: its rarity to a power, scaled so that a map weighs 1 on average.</summary>
    /// <param name="lot">The training maps.</param>
    /// <param name="exponent">1 makes all classes weigh the same in sum, 0 all maps alike, 0.5 lies between.</param>
    public static float[] Weights(WaferLot lot, double exponent)
    {
        var counts = lot.Counts();
        var weights = Array.ConvertAll(counts, count => count == 0 ? 0 : Math.Pow((double)lot.Count / count, exponent));
        var mean = counts.Zip(weights, (count, weight) => count * weight).Sum() / lot.Count;
        return Array.ConvertAll(weights, weight => (float)(weight / mean));
    }
}
