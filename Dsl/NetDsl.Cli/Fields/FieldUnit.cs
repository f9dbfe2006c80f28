using System.Globalization;
using NetDsl.Cli.Inputs;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Cli.Fields;

/// <summary>The unit whose field is asked for: a place in a layer's output, rows and columns counted from 0.</summary>
internal sealed record FieldUnit(GraphNode Layer, int Row, int Column)
{
    // The suggestions compare so many names at once.
    private const int NamesAtOnce = 256;

    /// <summary>Reads <c>row,column</c>; null where it is none.</summary>
    public static (int Row, int Column)? Read(string written)
    {
        var parts = written.Split(',');
        return parts.Length == 2 && Number(parts[0]) is { } row && Number(parts[1]) is { } column ? (row, column) : null;
    }

    /// <summary>Finds the unit in a network.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="facts">What was computed of it.</param>
    /// <param name="at">The layer's name; null for the last one that has a field.</param>
    /// <param name="place">Row and column; null for the middle.</param>
    /// <param name="input">The input that the network comes from, of which errors speak.</param>
    /// <exception cref="InputException">There is no such layer, it has no field, or no such unit.</exception>
    public static FieldUnit Find(NetworkGraph graph, NetworkFacts facts, string? at, (int Row, int Column)? place, string input)
    {
        var layer = at is null ? LastKnown(graph, facts) : graph.Nodes.FirstOrDefault(node => node.Name == at);
        if (layer is null || facts.Layers[layer.Index].Field is null)
        {
            throw new InputException(input, layer is null && at is not null ? Missing(at, graph) : WithoutField(layer ?? graph.Output, facts));
        }

        var (height, width) = (layer.Output.Height, layer.Output.Width);
        var (row, column) = place ?? (height / 2, width / 2);
        var repair = FormattableString.Invariant($"choose a row of 0 to {height - 1} and a column of 0 to {width - 1}");
        return row < height && column < width ? new FieldUnit(layer, row, column) : throw new InputException(input, FormattableString.Invariant(
            $"'{layer.ShownName}' has {height} x {width} units and none at row {row}, column {column}; {repair}"));
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Where the whole network's field is not known, neither is a last layer that stands for it.
    private static GraphNode? LastKnown(NetworkGraph graph, NetworkFacts facts)
    {
        var reaches = Reachability.ToOutput(graph);
        return facts.Field is null ? null : facts.Layers.LastOrDefault(layer => layer.Field is not null && reaches[layer.Node.Index])?.Node;
    }

    private static string Missing(string name, NetworkGraph graph)
    {
        // The suggestions compare a bounded number of names at once.
        var near = graph.Nodes.Select(node => node.Name).Chunk(NamesAtOnce).Select(names => Suggestions.Closest(name, names)).OfType<string>();
        return $"'{graph.Name}' has no layer '{name}'; "
            + (Suggestions.Closest(name, near) is { } closest ? $"write '{closest}'" : "choose one of those that 'netdsl summary' lists");
    }

    private static string WithoutField(GraphNode layer, NetworkFacts facts)
    {
        if (Origin(layer, facts) is not { } origin)
        {
            return $"'{layer.ShownName}' works on vectors, and receptive fields are those of images; choose a network with an image as its input";
        }

        var before = origin.Inputs.First(input => facts.Layers[input.Index].Field is not null).ShownName;
        var place = layer == origin ? $"'{origin.ShownName}'" : $"'{layer.ShownName}' lies behind '{origin.ShownName}', which";
        var reason = origin.Layer.Field(origin.Inputs[0].Output) is FieldEffect.GlobalEffect
            ? "sees the whole input with each of its units"
            : "has windows at no regular distance, so that no numbers describe the field";
        return $"{place} {reason}; choose a layer in front of it, such as '--at {before}'";
    }

    // The first layer without a field, whose inputs all have one; null where the input itself is a vector.
    private static GraphNode? Origin(GraphNode layer, NetworkFacts facts)
    {
        var node = layer;
        while (node.Inputs.FirstOrDefault(input => facts.Layers[input.Index].Field is null) is { } before)
        {
            node = before;
        }

        return node.Inputs.Count == 0 ? null : node;
    }
}
