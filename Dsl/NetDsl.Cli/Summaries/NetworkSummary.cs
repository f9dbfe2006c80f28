using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Summaries;

/// <summary>A network as <c>netdsl summary --json</c> prints it. The names and their order are a promise to tools.</summary>
internal sealed record NetworkSummary(
    string Name,
    IReadOnlyList<int> Input,
    IReadOnlyList<int> Output,
    long Parameters,
    long Trainable,
    long NonTrainable,
    long Macs,
    NetworkFieldSummary? ReceptiveField,
    IReadOnlyList<LayerSummary> Layers)
{
    /// <summary>The summary of a network that could be elaborated.</summary>
    public static NetworkSummary Of(NetworkGraph graph, NetworkFacts facts) => new(
        graph.Name,
        graph.Input.Output.Extents,
        graph.Output.Output.Extents,
        facts.Parameters,
        facts.Trainable,
        facts.NonTrainable,
        facts.Macs,
        facts.Field is { } field ? NetworkFieldSummary.Of(field) : null,
        [.. Rows(facts).Where(layer => layer.Node.Inputs.Count > 0).Select(LayerSummary.Of)]);

    /// <summary>The layers as users wrote them: an activation that a layer names is part of that layer.</summary>
    public static IEnumerable<LayerFacts> Rows(NetworkFacts facts) => facts.Layers.Where(layer => layer.Node.Owner is null);
}

/// <summary>The receptive field of a network, height before width.</summary>
internal sealed record NetworkFieldSummary(IReadOnlyList<long> Size, IReadOnlyList<long> Stride, IReadOnlyList<long> Padding, bool Aligned)
{
    public static NetworkFieldSummary Of(ReceptiveField field)
    {
        var axes = FieldSummary.Of(field);
        return new(axes.Size, axes.Stride, axes.Padding, field.IsAligned);
    }
}

/// <summary>The receptive field of a layer, height before width.</summary>
internal sealed record FieldSummary(IReadOnlyList<long> Size, IReadOnlyList<long> Stride, IReadOnlyList<long> Padding)
{
    public static FieldSummary Of(ReceptiveField field) => new(
        [field.Height.Size, field.Width.Size],
        [field.Height.Stride, field.Width.Stride],
        [field.Height.Padding, field.Width.Padding]);
}

/// <summary>A layer.</summary>
internal sealed record LayerSummary(
    string Name,
    string Kind,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<int> Output,
    long Parameters,
    long Trainable,
    long Macs,
    FieldSummary? ReceptiveField)
{
    public static LayerSummary Of(LayerFacts layer) => new(
        layer.Node.Name,
        layer.Node.Layer.Definition.Keyword,
        [.. layer.Node.Inputs.Select(input => (input.Owner ?? input).Name)],
        layer.Node.Output.Extents,
        layer.Parameters,
        layer.Trainable,
        layer.Macs,
        layer.Field is { } field ? FieldSummary.Of(field) : null);
}
