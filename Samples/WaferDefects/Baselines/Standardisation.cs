using System.Numerics.Tensors;
using WaferDefects.Wafers;

namespace WaferDefects.Baselines;

/// <summary>Gives each die the mean 0 and the standard deviation 1 over the training maps, as linear models want their inputs.</summary>
internal sealed class Standardisation
{
    private readonly float[] mean = new float[WaferMap.Length];
    private readonly float[] scale = new float[WaferMap.Length];

    public Standardisation(WaferLot lot)
    {
        var sums = new double[WaferMap.Length];
        var squares = new double[WaferMap.Length];
        var values = new float[WaferMap.Length];
        for (var index = 0; index < lot.Count; index++)
        {
            lot.CopyMap(index, values);
            for (var die = 0; die < values.Length; die++)
            {
                sums[die] += values[die];
                squares[die] += (double)values[die] * values[die];
            }
        }

        for (var die = 0; die < values.Length; die++)
        {
            var average = sums[die] / lot.Count;
            var deviation = Math.Sqrt(Math.Max((squares[die] / lot.Count) - (average * average), 0));
            mean[die] = (float)average;
            scale[die] = deviation > 1e-6 ? (float)(1 / deviation) : 0;   // a place beside the wafer never changes: it says nothing
        }
    }

    /// <summary>Standardises one map, height x width x 1 channel, in place.</summary>
    public void Apply(Span<float> map)
    {
        TensorPrimitives.Subtract(map, mean, map);
        TensorPrimitives.Multiply(map, scale, map);
    }

    /// <summary>All maps of a lot, standardised, one after another.</summary>
    public float[] Apply(WaferLot lot)
    {
        var maps = new float[lot.Count * WaferMap.Length];
        for (var index = 0; index < lot.Count; index++)
        {
            var map = maps.AsSpan(index * WaferMap.Length, WaferMap.Length);
            lot.CopyMap(index, map);
            Apply(map);
        }

        return maps;
    }
}
