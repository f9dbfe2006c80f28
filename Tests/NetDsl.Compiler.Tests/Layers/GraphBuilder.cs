using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Layers;

/// <summary>Builds graphs node by node, for tests that need one below the language: generated ones, or extreme arguments.</summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphNode> nodes = [];
    private readonly SourceText source = new("test", "keyword");

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The layer behind the last one.</summary>
    public GraphBuilder Then(string keyword, params (string Name, object Value)[] arguments)
    {
        Place(keyword, nodes.Count == 0 ? [] : [nodes[^1]], arguments);
        return this;
    }

    /// <summary>A layer behind given nodes; null when its shape rule reports.</summary>
    public GraphNode? Place(string keyword, IReadOnlyList<GraphNode> inputs, params (string Name, object Value)[] arguments) =>
        Place(LayerCatalogue.Find(keyword)!, inputs, arguments);

    /// <summary>A layer that need not be in the catalogue behind given nodes.</summary>
    public GraphNode? Place(LayerDefinition definition, IReadOnlyList<GraphNode> inputs, params (string Name, object Value)[] arguments)
    {
        var given = arguments.ToDictionary(argument => argument.Name, argument => new BoundArgument(argument.Value, Span));
        var layer = definition.Bind(new ArgumentReader(definition, given));
        var name = definition.NameStem + (nodes.Count(node => node.Layer.Definition.NameStem == definition.NameStem) + 1);
        var spans = arguments.ToDictionary(argument => argument.Name, _ => Span);
        if (layer.InferShape(new LayerSite(name, inputs, Span, spans, Diagnostics)) is not { } output)
        {
            return null;
        }

        var node = new GraphNode
        {
            Name = name,
            Index = nodes.Count,
            Layer = layer,
            Inputs = inputs,
            Output = output,
            Span = Span,
            ArgumentSpans = spans,
            Weights = layer.Weights(inputs.Count > 0 ? inputs[0].Output : output, output),
        };
        nodes.Add(node);
        return node;
    }

    public NetworkGraph Build() => new("Test", nodes, nodes[^1], [], null, []);

    public GraphNode Last => nodes[^1];

    /// <summary>The one message that was reported.</summary>
    public string Message => Assert.Single(Diagnostics.ToSorted()).Message;

    private SourceSpan Span => source.Span(0, source.Text.Length);
}
