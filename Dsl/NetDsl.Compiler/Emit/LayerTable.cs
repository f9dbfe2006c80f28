using System.Globalization;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Emit;

/// <summary>The layer table that hovering a class shows, and the figures behind each generated call.</summary>
internal static class LayerTable
{
    /// <summary>The comment behind a call: shape, parameters, field.</summary>
    public static string Describe(NetworkFacts facts, GraphNode node)
    {
        var layer = facts.Layers[(node.Owner ?? node).Index];
        var parts = new List<string> { node.Output.ToString() };
        if (layer.Parameters > 0)
        {
            parts.Add($"{Number(layer.Parameters)} parameters");
        }

        if (layer.Field is { } field)
        {
            parts.Add($"field {field}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>The table's lines, columns aligned.</summary>
    public static IEnumerable<string> Lines(NetworkFacts facts)
    {
        string[][] rows = [["layer", "kind", "output", "parameters", "field", "MACs"], .. LayerRows.Of(facts)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column is 3 or 5 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>One line about the whole network.</summary>
    public static string Headline(NetworkGraph graph, NetworkFacts facts)
    {
        var field = facts.Field is { } found ? $", field {found}" : "";
        return $"{graph.Name}: {graph.Input.Output} -> {graph.Output.Output}, {Number(facts.Parameters)} parameters{field}, {Number(facts.Macs)} MACs";
    }

    /// <summary>A number with groups of three digits.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
