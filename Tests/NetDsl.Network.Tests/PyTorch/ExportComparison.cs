using System.Numerics.Tensors;
using NetDsl.Compiler.Graph;
using NetworkTests.Interpreter;

namespace NetworkTests.PyTorch;

/// <summary>
/// Compares what an exported network gave in PyTorch with the CPU target. Both compute in single precision and add in different orders, so
/// values agree up to a share of the largest value beside them.
/// </summary>
internal sealed class ExportComparison(ExportedNetwork exported, NetworkGraph graph, float tolerance)
{
    /// <summary>Of a network of a few layers.</summary>
    public const float Shallow = 2e-4f;

    /// <summary>Of a deep one, by root mean square: each norm multiplies what differs.</summary>
    public const float Deep = 2e-3f;

    private bool IsDeep => tolerance == Deep;

    /// <summary>Predictions, a training step's outputs and statistics, the gradients of all weights and of the input.</summary>
    public void Run()
    {
        exported.AssertRan();
        Agree(exported.Read("prediction.bin"), exported.Predict(), "prediction");
        AssertWeightsComeBack();
        if (exported.Trains)
        {
            // The interpreter, which knows the input's gradient, needs the statistics from before the step.
            var input = IsDeep ? [] : InputGradient();
            Train();
            if (!IsDeep)
            {
                Agree(exported.Read("input_gradient.bin"), input, "gradient of the input");
            }
        }
    }

    private void AssertWeightsComeBack()
    {
        var network = exported.Network;
        var before = exported.Used.ToDictionary(parameter => parameter.Name, parameter => network.Parameters[parameter.Name].ToArray());
        network.Parameters.Values.Clear();
        network.Load(Path.Combine(exported.Folder, "again.safetensors"));
        Assert.All(before, weight => Assert.Equal(weight.Value, network.Parameters[weight.Key].ToArray()));
    }

    private void Train()
    {
        var network = exported.Network;
        var samples = exported.OutputGradient.Length / network.Description.OutputLength;
        using var session = network.CreateTrainingSession(samples);
        var output = new float[exported.OutputGradient.Length];
        session.Forward(exported.TrainingInput, output);
        session.Backward(exported.TrainingInput, exported.OutputGradient);
        Agree(exported.Read("output.bin"), output, "training output");
        var weights = exported.Read("weights.bin");
        var start = 0;
        foreach (var parameter in exported.Used)
        {
            var actual = weights.AsSpan(start, parameter.Length);
            var expected = parameter.Trainable ? session.Gradients.Slice(parameter.Offset, parameter.Length) : network.Parameters[parameter.Name];
            Agree(actual, expected, (parameter.Trainable ? "gradient of " : "") + parameter.Name, parameter.Trainable ? Largest(session, parameter.Name) : 0);
            start += parameter.Length;
        }

        Assert.Equal(weights.Length, start);
    }

    // The gradient of a bias in front of a norm is zero but for rounding: its size is that of the layer's other gradients.
    private float Largest(NetDsl.TrainingSession session, string name)
    {
        var layer = name[..(name.LastIndexOf('.') + 1)];
        var largest = 0f;
        foreach (var other in exported.Network.Description.Parameters.Where(other => other.Trainable && other.Name.StartsWith(layer, StringComparison.Ordinal)))
        {
            largest = MathF.Max(largest, Size(session.Gradients.Slice(other.Offset, other.Length)));
        }

        return largest;
    }

    private float[] InputGradient()
    {
        var network = exported.Network;
        var weights = network.Description.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => Array.ConvertAll(network.Parameters[parameter.Name].ToArray(), value => (double)value));
        var pass = new ReferenceNetwork(graph, weights).Train(Array.ConvertAll(exported.TrainingInput, value => (double)value));
        return Array.ConvertAll(pass.Backward(Array.ConvertAll(exported.OutputGradient, value => (double)value)), value => (float)value);
    }

    private float Size(ReadOnlySpan<float> values) => values.IsEmpty ? 0
        : IsDeep ? MathF.Sqrt(TensorPrimitives.SumOfSquares(values) / values.Length)
        : MathF.Abs(TensorPrimitives.MaxMagnitude(values));

    private void Agree(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what, float beside = 0)
    {
        Assert.Equal(expected.Length, actual.Length);
        var difference = new float[expected.Length];
        TensorPrimitives.Subtract(actual, expected, difference);
        var (error, size) = (Size(difference), MathF.Max(beside, Size(expected)));
        // Not a number is far from everything.
        Assert.True(
            error <= 2e-5f + (tolerance * size),
            FormattableString.Invariant($"{what} is off by {error:g3} where its size is {size:g3}; PyTorch gives {Beginning(actual)}, NetDsl {Beginning(expected)}"));
    }

    private static string Beginning(ReadOnlySpan<float> values) =>
        string.Join(", ", values[..Math.Min(values.Length, 4)].ToArray().Select(value => FormattableString.Invariant($"{value:g5}")));
}
