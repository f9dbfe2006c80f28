using NetDsl.Compiler.Graph;
using NetworkTests.Interpreter;

namespace NetworkTests.Comparison;

/// <summary>Runs a generated network beside the interpreter on the same weights and inputs.</summary>
internal sealed class NetworkComparison : IDisposable
{
    private readonly NetDsl.Network network;
    private readonly NetworkGraph graph;
    private readonly Random random;

    public NetworkComparison(NetDsl.Network network, NetworkGraph graph, int seed = 1)
    {
        this.network = network;
        this.graph = graph;
        random = new Random(seed);
        Draw.Weights(network, seed);
    }

    public void Dispose() => network.Dispose();

    /// <summary>Predictions of several batches, through one session and without one.</summary>
    public void Infer(params int[] batches)
    {
        using var session = network.CreateSession(batches.Max());
        foreach (var batch in batches)
        {
            var input = Draw.Values(random, batch * network.Description.InputLength);
            var expected = new ReferenceNetwork(graph, Weights()).Infer(Double(input));
            var output = new float[expected.Length];
            session.Forward(input, output);
            Close.Agree(output, expected, $"output of {batch} samples");
            Assert.Equal(output, network.PredictAll(input));
        }
    }

    /// <summary>Training steps on several batches through one session: outputs, moving statistics, gradients.</summary>
    public void Train(params int[] batches)
    {
        using var session = network.CreateTrainingSession(batches.Max());
        session.Seed = 17;
        foreach (var batch in batches)
        {
            session.Step++;
            var masks = new Masks(network.GetType(), session.Seed, session.Step, batch);
            var reference = new ReferenceNetwork(graph, Weights()) { Keep = masks.Keep };
            Step(session, reference, batch);
        }

        Assert.All(Gaps(), place => Assert.Equal(0, session.Gradients[place]));
    }

    private void Step(NetDsl.TrainingSession session, ReferenceNetwork reference, int batch)
    {
        var input = Draw.Values(random, batch * network.Description.InputLength);
        var pass = reference.Train(Double(input));
        var output = new float[pass.Output.Length];
        session.Forward(input, output);
        Close.Agree(output, pass.Output, $"training output of {batch} samples");
        foreach (var parameter in network.Description.Parameters.Where(parameter => !parameter.Trainable))
        {
            Close.Agree(network.Parameters[parameter.Name], reference.Weights[parameter.Name], parameter.Name);
        }

        var outputGradient = Draw.Values(random, output.Length);
        var lent = outputGradient.ToArray();
        // The caller's memory is the caller's: what stands in the output by now must not matter, and the gradient is only read.
        Array.Fill(output, float.NaN);
        session.Backward(input, lent);
        Assert.Equal(outputGradient, lent);
        pass.Backward(Double(outputGradient));
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.Trainable))
        {
            var expected = pass.Gradients.GetValueOrDefault(parameter.Name) ?? new double[parameter.Length];
            Close.Agree(session.Gradients.Slice(parameter.Offset, parameter.Length), expected, $"gradient of {parameter.Name}, {batch} samples");
        }
    }

    private IEnumerable<int> Gaps()
    {
        var places = Enumerable.Range(0, network.Description.TrainableFloats).ToHashSet();
        foreach (var parameter in network.Description.Parameters)
        {
            places.ExceptWith(Enumerable.Range(parameter.Offset, parameter.Length));
        }

        return places;
    }

    private Dictionary<string, double[]> Weights() =>
        network.Description.Parameters.ToDictionary(parameter => parameter.Name, parameter => Double(network.Parameters[parameter.Name]));

    private static double[] Double(ReadOnlySpan<float> values)
    {
        var result = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            result[i] = values[i];
        }

        return result;
    }
}
