using System.Globalization;
using NetDsl.Cli.Tables;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Comparisons;

/// <summary>Differences for people: the totals of both networks, then the layers that differ.</summary>
internal static class DifferenceTable
{
    public static void Write(NetworkDifference difference, Surroundings surroundings)
    {
        var output = surroundings.Output;
        if (difference.AreEqual)
        {
            output.WriteLine(
                $"The networks are equal: {Quantity.Of(difference.A.Layers, "layer")}, {LayerTable.Number(difference.A.Parameters)} parameters");
            return;
        }

        var totals = difference.A.Rows().Zip(difference.B.Rows(), Total).ToList();
        var absent = totals.Where(row => row is ["loss" or "labels", "none", "none", _]).ToList();
        output.WriteLine($"A: {Described(difference.A, difference.ArgumentsOfA)}");
        output.WriteLine($"B: {Described(difference.B, difference.ArgumentsOfB)}");
        new TextTable(["", "A", "B", "change"], [false, true, true, true]).Write([.. totals.Except(absent)], surroundings);
        output.WriteLine();
        var changed = difference.Layers.Where(layer => layer.Change != LayerChange.Same).ToList();
        if (changed.Count > 0)
        {
            new TextTable(["", "layer", "kind", "parameters", "field", "MACs", "changes"], [false, false, false, true, true, true, false])
                .Write([.. changed.Select(Cells)], surroundings);
        }

        output.WriteLine(Footer(difference));
    }

    private static IReadOnlyList<string> Total((string Name, long? Number, string Text) a, (string Name, long? Number, string Text) b) =>
        [a.Name, a.Text, b.Text, a.Number is { } before && b.Number is { } after ? Change(before, after) : a.Text == b.Text ? "" : "differs"];

    private static string Change(long before, long after)
    {
        if (before == after)
        {
            return "";
        }

        var share = before == 0 ? "" : (100.0 * (after - before) / before).ToString(@" (+0.0 \%); (-0.0 \%)", CultureInfo.InvariantCulture);
        return (after - before).ToString("+#,0;-#,0", CultureInfo.InvariantCulture) + share;
    }

    private static IReadOnlyList<string> Cells(LayerDifference layer) =>
    [
        layer.Change switch { LayerChange.Added => "+", LayerChange.Removed => "-", _ => "~" },
        layer.Name,
        layer.Kind,
        Both(layer, facts => facts.Parameters == 0 ? "" : LayerTable.Number(facts.Parameters)),
        Both(layer, facts => facts.Field?.ToString() ?? ""),
        Both(layer, facts => facts.Macs == 0 ? "" : LayerTable.Number(facts.Macs)),
        layer.Change == LayerChange.Changed
            ? string.Join(", ", layer.Properties.Select(property => $"{property.Name} {property.Before} -> {property.After}"))
            : $"output {(layer.After ?? layer.Before)!.Node.Output}",
    ];

    private static string Both(LayerDifference layer, Func<LayerFacts, string> text)
    {
        var before = layer.Before is null ? null : text(layer.Before);
        var after = layer.After is null ? null : text(layer.After);
        return before is null || after is null || before == after ? (after ?? before)! : $"{OrNone(before)} -> {OrNone(after)}";
    }

    private static string OrNone(string text) => text.Length == 0 ? "none" : text;

    private static string Footer(NetworkDifference difference)
    {
        // The input is no layer that anybody counts.
        var counts = difference.Layers.Where(layer => (layer.After ?? layer.Before)!.Node.Inputs.Count > 0).CountBy(layer => layer.Change).ToDictionary();
        int Of(LayerChange change) => counts.GetValueOrDefault(change);
        return FormattableString.Invariant(
            $"{Quantity.Of(Of(LayerChange.Added), "layer")} added, {Of(LayerChange.Removed)} removed, {Of(LayerChange.Changed)} changed, {Of(LayerChange.Same)} the same");
    }

    private static string Described(NetworkFigures network, string arguments) => network.Name + (arguments.Length == 0 ? "" : $" with '{arguments}'");
}
