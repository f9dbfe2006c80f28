using System.Collections.Concurrent;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>A network as TF-Slim has it, from the texts in Tests/Specs/networks/slim, at one resolution.</summary>
internal sealed class SlimNetwork
{
    private static readonly Dictionary<string, (string File, string Network, string Arguments)> Models = new()
    {
        ["alexnet_v2"] = ("alexnet", "alexnet_v2", ""),
        ["vgg_a"] = ("vgg", "vgg_a", ""),
        ["vgg_16"] = ("vgg", "vgg_16", ""),
        ["inception_v2"] = ("inceptionv2", "inception_v2", ""),
        ["inception_v2-no-separable-conv"] = ("inceptionv2", "inception_v2", "separable: false"),
        ["inception_v3"] = ("inceptionv3", "inception_v3", ""),
        ["inception_v4"] = ("inceptionv4", "inception_v4", ""),
        ["inception_resnet_v2"] = ("inceptionresnetv2", "inception_resnet_v2", ""),
        ["inception_resnet_v2-same"] = ("inceptionresnetv2", "inception_resnet_v2", "edges: same"),
        ["mobilenet_v1"] = ("mobilenet", "mobilenet_v1", ""),
        ["mobilenet_v1_075"] = ("mobilenet", "mobilenet_v1", "width: 0.75"),
        ["resnet_v1_50"] = ("resnet", "resnet_v1", "n1: 3, n2: 4, n3: 6, n4: 3"),
        ["resnet_v1_101"] = ("resnet", "resnet_v1", "n1: 3, n2: 4, n3: 23, n4: 3"),
        ["resnet_v1_152"] = ("resnet", "resnet_v1", "n1: 3, n2: 8, n3: 36, n4: 3"),
        ["resnet_v1_200"] = ("resnet", "resnet_v1", "n1: 3, n2: 24, n3: 36, n4: 3"),
        ["resnet_v2_50"] = ("resnet", "resnet_v2", "n1: 3, n2: 4, n3: 6, n4: 3"),
        ["resnet_v2_101"] = ("resnet", "resnet_v2", "n1: 3, n2: 4, n3: 23, n4: 3"),
        ["resnet_v2_152"] = ("resnet", "resnet_v2", "n1: 3, n2: 8, n3: 36, n4: 3"),
        ["resnet_v2_200"] = ("resnet", "resnet_v2", "n1: 3, n2: 24, n3: 36, n4: 3"),
    };

    private static readonly ConcurrentDictionary<(string Model, int Resolution), SlimNetwork> Compiled = new();

    private readonly NetworkFacts facts;

    private SlimNetwork(string model, int resolution)
    {
        var (file, network, arguments) = Models[model];
        var image = FormattableString.Invariant($"image: {resolution}x{resolution}x3");
        var path = Path.Combine(AppContext.BaseDirectory, "Pages", "Specs", "networks", "slim", file + ".netdsl");
        var compilation = NetCompiler.Compile(new NetworkRequest(
            new ClassPlace("", ValueList<string>.Empty, "Test", "partial class Test"),
            new SourceFile(path, File.ReadAllText(path)),
            network,
            arguments.Length == 0 ? image : $"{arguments}, {image}",
            ValueList<SourceFile>.Empty));
        Assert.Equal("", string.Join('\n', compilation.Diagnostics));
        facts = compilation.Facts!;
    }

    /// <summary>The models that have a text.</summary>
    public static IEnumerable<string> Known => Models.Keys;

    /// <summary>A model at a height and width, compiled once for all tests.</summary>
    public static SlimNetwork Of(string model, int resolution) =>
        Compiled.GetOrAdd((model, resolution), static key => new SlimNetwork(key.Model, key.Resolution));

    /// <summary>The receptive field at an end point such as <c>vgg_16/conv1/conv1_1</c>.</summary>
    public ReceptiveField FieldAt(string endPoint) => Layer(endPoint).Field!;

    /// <summary>
    /// Floating-point operations up to an end point as the profiler behind the table counted them: two for a multiply-add, one for each
    /// sum with a bias, for each product with a number, and for each value that a pooling looks at; none for the sums of residual units.
    /// </summary>
    public long OperationsUpTo(string endPoint)
    {
        var needed = new HashSet<GraphNode>();
        Collect(Layer(endPoint).Node, needed);
        return facts.Layers.Where(layer => needed.Contains(layer.Node)).Sum(Operations);
    }

    private static void Collect(GraphNode node, HashSet<GraphNode> needed)
    {
        if (needed.Add(node))
        {
            foreach (var input in node.Inputs)
            {
                Collect(input, needed);
            }
        }
    }

    private static long Operations(LayerFacts layer) => layer.Node.Layer.Definition.Keyword switch
    {
        "maxpool" or "avgpool" => layer.Node.Output.Elements * Taps(layer.Node),
        "rescale" => layer.Node.Output.Elements,
        _ => (2 * layer.Macs) + (layer.Node.Weights.Any(weight => weight.Name == "bias") ? layer.Node.Output.Elements : 0),
    };

    private static long Taps(GraphNode pooling) =>
        ((Compiler.Layers.FieldEffect.WindowEffect)pooling.Layer.Field(pooling.Inputs[0].Output)).Window.Taps;

    /// <summary>The layer of an end point, or the last one of the block that it names.</summary>
    private LayerFacts Layer(string endPoint)
    {
        var slash = endPoint.IndexOf('/');
        var name = endPoint[(slash + 1)..].Replace('/', '.');
        return facts.Layers.LastOrDefault(layer => layer.Node.ShownName == name)
            ?? facts.Layers.Last(layer => layer.Node.ShownName.StartsWith(name + ".", StringComparison.Ordinal));
    }
}
