using NetDsl.Compiler.Graph;
using NetworkTests.Interpreter;

namespace NetworkTests.Comparison;

/// <summary>Runs a generated network beside the interpreter on the same weights and inputs.</summary>
internal sealed class NetworkComparison : IDisposable
{
    private readonly NetDsl.Network network;
    private readonly NetworkGraph graph;
    private readonly bool isDeep;
    private readonly Random random;

    /// <param name="network">The generated network.</param>
    /// <param name="graph">The same network as the interpreter runs it.</param>
    /// <param name="seed">What weights and inputs follow from.</param>
    /// <param name="isDeep">Whether results agree as a whole, for images, instead of value by value, for noise.</param>
    public NetworkComparison(NetDsl.Network network, NetworkGraph graph, int seed = 1, bool isDeep = false)
    {
        this.network = network;
        this.graph = graph;
        this.isDeep = isDeep;
        random = new Random(seed);
        Draw.Weights(network, seed, calm: isDeep);
    }

    public void Dispose() => network.Dispose();

    /// <summary>Predictions of several batches, through one session and without one.</summary>
    public void Infer(params int[] batches)
    {
        using var session = network.CreateSession(batches.Max());
        foreach (var batch in batches)
        {
            var input = DrawInput(batch);
            var expected = new ReferenceNetwork(graph, Weights()).Infer(Double(input));
            var output = new float[expected.Length];
            session.Forward(input, output);
            var moved = new Lazy<double[]>(() =>
                new ReferenceNetwork(graph, Conditioning.Moved(Weights(), batch)).Infer(Conditioning.Moved(Double(input), batch)));
            Agree(output, expected, 0, $"output of {batch} samples", () => moved.Value);
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
            Step(session, batch);
        }

        Assert.All(Gaps(), place => Assert.Equal(0, session.Gradients[place]));
    }

    private void Step(NetDsl.TrainingSession session, int batch)
    {
        var masks = new Masks(network.GetType(), session.Seed, session.Step, batch);
        var input = DrawInput(batch);
        var reference = new ReferenceStepRun(new ReferenceNetwork(graph, Weights()) { Keep = masks.Keep }, Double(input));
        var before = Weights();
        var output = new float[reference.Output.Length];
        session.Forward(input, output);
        var outputGradient = Draw.Values(random, output.Length);
        var moved = new Lazy<ReferenceStepRun>(() =>
        {
            var network = new ReferenceNetwork(graph, Conditioning.Moved(before, batch)) { Keep = masks.Keep };
            var run = new ReferenceStepRun(network, Conditioning.Moved(Double(input), batch));
            run.Backward(Conditioning.Moved(Double(outputGradient), batch));
            return run;
        });
        Agree(output, reference.Output, 0, $"training output of {batch} samples", () => moved.Value.Output);
        foreach (var parameter in network.Description.Parameters.Where(parameter => !parameter.Trainable))
        {
            var name = parameter.Name;
            Agree(network.Parameters[name], reference.Weight(name), 0, name, () => moved.Value.Weight(name));
        }

        var lent = outputGradient.ToArray();
        // The caller's memory is the caller's: what stands in the output by now must not matter, and the gradient is only read.
        Array.Fill(output, float.NaN);
        session.Backward(input, lent);
        Assert.Equal(outputGradient, lent);
        reference.Backward(Double(outputGradient));
        var sizes = network.Description.Parameters.ToLookup(
            parameter => LayerOf(parameter.Name), parameter => Conditioning.Size(reference.Gradient(parameter.Name, parameter.Length)));
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.Trainable))
        {
            Agree(
                session.Gradients.Slice(parameter.Offset, parameter.Length),
                reference.Gradient(parameter.Name, parameter.Length),
                sizes[LayerOf(parameter.Name)].Max(),
                $"gradient of {parameter.Name}, {batch} samples",
                () => moved.Value.Gradient(parameter.Name, parameter.Length));
        }
    }

    private void Agree(ReadOnlySpan<float> actual, double[] expected, double scale, string what, Func<double[]> moved)
    {
        if (isDeep)
        {
            Close.AgreeAsWhole(actual, expected, scale, what, moved);
        }
        else
        {
            Close.Agree(actual, expected, what);
        }
    }

    private static string LayerOf(string parameter) => parameter[..parameter.LastIndexOf('.')];

    private float[] DrawInput(int batch) => !isDeep
        ? Draw.Values(random, batch * network.Description.InputLength)
        : DrawImages.Values(random, batch, graph.Input.Output, graph.Consumers[0].Any(node => node.Layer.Definition.Keyword == "rescale") ? 100 : 1);

    // Weights begin at multiples of 64 bytes, so that there are gaps behind them.
    private IEnumerable<int> Gaps()
    {
        var end = 0;
        foreach (var parameter in network.Description.Parameters.Where(parameter => parameter.Trainable).OrderBy(parameter => parameter.Offset))
        {
            for (; end < parameter.Offset; end++)
            {
                yield return end;
            }

            end = parameter.Offset + parameter.Length;
        }
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
