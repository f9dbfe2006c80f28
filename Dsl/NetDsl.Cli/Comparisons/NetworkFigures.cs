using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;
using NetDsl.Cli.Summaries;

namespace NetDsl.Cli.Comparisons;

/// <summary>The figures of a whole network. The names and their order are a promise to tools.</summary>
internal sealed record NetworkFigures(
    string Name,
    IReadOnlyList<int> Input,
    IReadOnlyList<int> Output,
    int Layers,
    long Parameters,
    long Trainable,
    long Macs,
    NetworkFieldSummary? ReceptiveField,
    long TrainingBytesPerSample,
    string? Loss,
    IReadOnlyList<string> Labels)
{
    /// <summary>The figures of a network.</summary>
    public static NetworkFigures Of(NetworkGraph graph, NetworkFacts facts) => new(
        graph.Name,
        graph.Input.Output.Extents,
        graph.Output.Output.Extents,
        NetworkSummary.Rows(facts).Count(layer => layer.Node.Inputs.Count > 0),
        facts.Parameters,
        facts.Trainable,
        facts.Macs,
        facts.Field is { } field ? NetworkFieldSummary.Of(field) : null,
        PassPipeline.Run(graph, _ => "").TrainingBytesPerSample,
        graph.Loss is { } loss ? loss.Kind.ToString().ToLowerInvariant() : null,
        [.. graph.Labels.Select(label => label.Name)]);

    /// <summary>The figures as rows of a table: what it is, the number where it is one, and the text.</summary>
    public IEnumerable<(string Name, long? Number, string Text)> Rows()
    {
        yield return ("input", null, string.Join('x', Input));
        yield return ("output", null, string.Join('x', Output));
        yield return Count("layers", Layers);
        yield return Count("parameters", Parameters);
        yield return Count("trainable", Trainable);
        yield return Count("MACs", Macs);
        yield return ("field", null, Pair(ReceptiveField?.Size));
        yield return ("stride", null, Pair(ReceptiveField?.Stride));
        yield return ("padding", null, Pair(ReceptiveField?.Padding));
        yield return Count("training bytes a sample", TrainingBytesPerSample);
        yield return ("loss", null, Loss ?? "none");
        yield return ("labels", null, Labels.Count == 0 ? "none" : string.Join(", ", Labels));
    }

    private static (string Name, long? Number, string Text) Count(string name, long number) => (name, number, LayerTable.Number(number));

    private static string Pair(IReadOnlyList<long>? extents) => extents is null ? "none" : FormattableString.Invariant($"{extents[0]}x{extents[1]}");
}
