using NetDsl;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Baselines;

/// <summary>Tells the class of one map, height x width x 1 channel.</summary>
internal delegate int Classify(ReadOnlySpan<float> map);

/// <summary>Evaluates anything that classifies, on the same maps in the same way.</summary>
internal static class Classifier
{
    public static ConfusionMatrix Evaluate(WaferLot lot, Classify classify)
    {
        var matrix = new ConfusionMatrix(Pattern.All.Count, [.. Pattern.All.Select(pattern => pattern.Name)]);
        var map = new float[WaferMap.Length];
        for (var index = 0; index < lot.Count; index++)
        {
            lot.CopyMap(index, map);
            matrix.Add(lot.Classes[index], classify(map));
        }

        return matrix;
    }
}
