using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;
using NetworkTests.Comparison;
using NetworkTests.Interpreter;

namespace NetworkTests.Torch;

/// <summary>A network in PyTorch's form beside the interpreter, on the same weights and images, in double precision.</summary>
internal sealed class TorchComparison
{
    private const int Batch = 3;
    private const double Relative = 1e-9;
    private const double OfDeepTraining = 1e-7;

    // PyTorch's momentum is written as the share of the new value, which in single precision is not what the other share leaves of 1.
    private const double OfStatistics = 1e-6;

    private readonly NetworkGraph graph;
    private readonly TorchProgram program;
    private readonly Dictionary<string, double[]> weights;
    private readonly ModuleWeights moved;
    private readonly double[] input;

    public TorchComparison(NetworkGraph graph, int seed)
    {
        (this.graph, program) = (graph, LowerToTorch.Run(graph));
        var random = new Random(seed);
        weights = graph.Nodes.SelectMany(node => node.Weights.Select(weight => (Key: $"{node.Name}.{weight.Name}", Values: Numbers(random, weight.Name, weight.Shape))))
            .ToDictionary(weight => weight.Key, weight => weight.Values);
        moved = new ModuleWeights(program, weights);
        input = Normals(random, Batch * (int)graph.Input.Output.Elements);
    }

    // Each normalisation by a batch of few values can multiply the rounding that it reads.
    private bool IsDeep => graph.Nodes.Count(node => node.Layer.Definition.Keyword == "batchnorm") > 90;

    /// <summary>Weights come back from PyTorch's layouts, and predictions and training steps agree, flat and nested, in both languages.</summary>
    public void Agrees()
    {
        Assert.All(moved.Modules.SelectMany(module => ((TorchModule)module.Operation).Weights.Where(weight => weight.Source.Length > 0).Select(weight => (module, weight))), pair =>
            Assert.Equal(weights[$"{pair.module.Node.Name}.{pair.weight.Source}"], ModuleWeights.MoveBack(pair.weight, moved[pair.module, pair.weight.Name]!)));
        foreach (var isTraining in new[] { false, true })
        {
            var reference = new ReferenceNetwork(graph, Copy());
            var output = isTraining ? reference.Train(input).Output : reference.Infer(input);
            Agrees(output, reference.Weights, TorchLanguage.Python, isTraining, isNested: false);
            Agrees(output, reference.Weights, TorchLanguage.Python, isTraining, isNested: true);
            Agrees(output, reference.Weights, TorchLanguage.CSharp, isTraining, isNested: true);
        }
    }

    private void Agrees(double[] expected, Dictionary<string, double[]> after, TorchLanguage language, bool isTraining, bool isNested)
    {
        var what = $"{(isNested ? "nested" : "flat")} in {language}, {(isTraining ? "training" : "inference")}";
        var run = new TorchRun(program, moved, language);
        var image = new TorchTensor(input, [Batch, .. graph.Input.Output.Extents]);
        image = graph.Input.Output.IsSpatial ? new TorchTensor([.. image.Permute(0, 3, 1, 2).Read()], [.. image.Permute(0, 3, 1, 2).Shape]) : image;
        var output = isNested ? run.Nested(image, isTraining) : run.Flat(image, isTraining);
        var relative = isTraining && IsDeep ? OfDeepTraining : Relative;
        Near(graph.Output.Output.IsSpatial ? output.Permute(0, 2, 3, 1).Read() : output.Read(), expected, relative, $"output, {what}");
        foreach (var (name, values) in run.State.Statistics())
        {
            // A mean of old and new ones that cancel keeps the rounding of both, which are about 1.
            Near(values, after[name], isTraining ? OfStatistics : 0, $"{name}, {what}", atLeast: 1);
        }
    }

    // Against the largest number, since a sum of large ones that cancel keeps their rounding.
    private static void Near(double[] actual, double[] expected, double relative, string what, double atLeast = 0)
    {
        Assert.Equal(expected.Length, actual.Length);
        var allowed = relative * expected.Select(Math.Abs).Append(atLeast).Max();
        for (var i = 0; i < actual.Length; i++)
        {
            // Not a number is far from everything.
            Assert.True(Math.Abs(actual[i] - expected[i]) <= allowed, FormattableString.Invariant($"{what}[{i}] is {actual[i]}, not {expected[i]}"));
        }
    }

    // Kernels keep the size of what they read, so that deep networks have numbers of some size at their ends.
    private static double[] Numbers(Random random, string name, IReadOnlyList<int> shape)
    {
        var count = shape.Aggregate(1, (product, extent) => product * extent);
        var scale = name.EndsWith("kernel", StringComparison.Ordinal) ? Math.Sqrt(1.5 / (count / shape[^1])) : 0.3;
        return name is "gamma" || name.EndsWith("variance", StringComparison.Ordinal)
            ? [.. Enumerable.Range(0, count).Select(_ => 0.6 + random.NextDouble())]
            : [.. Normals(random, count).Select(value => scale * value)];
    }

    private static double[] Normals(Random random, int count) => [.. Draw.Values(random, count).Select(value => (double)value)];

    private Dictionary<string, double[]> Copy() => weights.ToDictionary(weight => weight.Key, weight => weight.Value.ToArray());
}
