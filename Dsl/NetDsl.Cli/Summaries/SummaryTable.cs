using NetDsl.Cli.Tables;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Cli.Summaries;

/// <summary>Summaries for people: a table on a terminal, aligned columns elsewhere.</summary>
internal static class SummaryTable
{
    private static readonly string[] Heads = ["layer", "kind", "output", "parameters", "field", "stride", "MACs"];
    private static readonly bool[] AreNumbers = [false, false, false, true, false, false, true];

    public static void Write(NetworkGraph graph, NetworkFacts facts, Surroundings surroundings)
    {
        var rows = NetworkSummary.Rows(facts).Select(Cells).ToList();
        surroundings.Output.WriteLine($"{graph.Name}: {graph.Input.Output} -> {graph.Output.Output}");
        new TextTable(Heads, AreNumbers).Write(rows, surroundings);
        foreach (var line in Footer(graph, facts))
        {
            surroundings.Output.WriteLine(line);
        }
    }

    private static string[] Cells(LayerFacts layer) =>
    [
        layer.Node.Name,
        layer.Node.Layer.Definition.Keyword,
        layer.Node.Output.ToString(),
        layer.Parameters == 0 ? "" : LayerTable.Number(layer.Parameters),
        layer.Field?.ToString() ?? "",
        layer.Field is { } field ? FormattableString.Invariant($"{field.Height.Stride}x{field.Width.Stride}") : "",
        layer.Macs == 0 ? "" : LayerTable.Number(layer.Macs),
    ];

    private static IEnumerable<string> Footer(NetworkGraph graph, NetworkFacts facts)
    {
        yield return $"{LayerTable.Number(facts.Parameters)} parameters, {LayerTable.Number(facts.Trainable)} trainable; {LayerTable.Number(facts.Macs)} MACs";
        if (facts.Field is { Height: var height, Width: var width } field)
        {
            var alignment = field.IsAligned ? "" : "; its branches are not aligned";
            yield return FormattableString.Invariant(
                $"field {field}, stride {height.Stride}x{width.Stride}, padding {height.Padding}x{width.Padding}{alignment}");
        }
        else if (facts.FieldUnknownSince is { } since)
        {
            yield return $"field not stated: from '{since.Name}' on no stride of whole pixels separates neighbouring positions";
        }

        var bytes = PassPipeline.Run(graph, _ => "").TrainingBytesPerSample;
        yield return $"training takes {LayerTable.Number(bytes)} bytes of memory a sample";
    }
}
