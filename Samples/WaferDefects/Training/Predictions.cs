using System.Numerics.Tensors;
using NetDsl;
using WaferDefects.Wafers;

namespace WaferDefects.Training;

/// <summary>What the network says about each map of a lot.</summary>
internal sealed class Predictions
{
    private const int Chunk = 256;

    private readonly float[] probabilities;
    private readonly int classes;

    /// <summary>Takes probabilities, maps x classes.</summary>
    public Predictions(float[] probabilities, int classes) => (this.probabilities, this.classes) = (probabilities, classes);

    /// <summary>Runs the network over a lot.</summary>
    public static Predictions Run(Network network, WaferLot lot, CancellationToken cancellation)
    {
        var classes = network.Description.OutputLength;
        var probabilities = new float[lot.Count * classes];
        using var session = network.CreateSession(Chunk);
        var maps = new float[Chunk * WaferMap.Length];
        for (var first = 0; first < lot.Count; first += Chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(Chunk, lot.Count - first);
            for (var index = 0; index < count; index++)
            {
                lot.CopyMap(first + index, maps.AsSpan(index * WaferMap.Length, WaferMap.Length));
            }

            session.Forward(maps.AsSpan(0, count * WaferMap.Length), probabilities.AsSpan(first * classes, count * classes));
        }

        for (var index = 0; index < lot.Count; index++)
        {
            var row = probabilities.AsSpan(index * classes, classes);
            TensorPrimitives.SoftMax(row, row);
        }

        return new Predictions(probabilities, classes);
    }

    /// <summary>The probability of each class for one map.</summary>
    public ReadOnlySpan<float> Probabilities(int index) => probabilities.AsSpan(index * classes, classes);

    /// <summary>The class that the network takes one map for.</summary>
    public int Class(int index) => TensorPrimitives.IndexOfMax(Probabilities(index));

    /// <summary>Which class was taken for which.</summary>
    public ConfusionMatrix Confusion(WaferLot lot, IReadOnlyList<string> names)
    {
        var matrix = new ConfusionMatrix(classes, names);
        for (var index = 0; index < lot.Count; index++)
        {
            matrix.Add(lot.Classes[index], Class(index));
        }

        return matrix;
    }
}
