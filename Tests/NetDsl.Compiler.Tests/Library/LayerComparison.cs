using System.Globalization;
using System.Text.RegularExpressions;
using NetDsl.Compiler.Analysis;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>
/// Holds the layers of a network that own weights against the rows of Keras' network. A row is the layer of its name, where '.' stands
/// for Keras' '_'; NASNet's names stand there from the inside out, so that <c>0.normal_left1.separable_conv_1</c> is
/// <c>separable_conv_1_normal_left1_0</c>. Names that Keras made itself (<c>conv2d_17</c>) mean nothing: those rows are the remaining
/// layers in their order.
/// </summary>
internal static partial class LayerComparison
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["Conv2D"] = "conv2d",
        ["SeparableConv2D"] = "separable",
        ["DepthwiseConv2D"] = "depthwise",
        ["Dense"] = "dense",
        ["BatchNormalization"] = "batchnorm",
        ["Normalization"] = "normalization",
    };

    /// <summary>Each difference in one line; none where the networks are equal.</summary>
    public static IReadOnlyList<string> Differences(NetworkFacts facts, IReadOnlyList<TableRow> rows)
    {
        var owners = facts.Layers.Where(layer => layer.Parameters > 0).ToList();
        var (made, given) = (rows.Where(HasMadeName).ToList(), rows.Where(row => !HasMadeName(row)).ToList());
        var names = given.Select(row => row["name"]).ToHashSet();
        var byName = owners.ToDictionary(layer => NameInKeras(layer, names));
        var others = owners.Where(layer => !names.Contains(NameInKeras(layer, names))).ToList();
        return
        [
            .. given.SelectMany(row => Compare(byName.GetValueOrDefault(row["name"]), row)),
            .. made.SelectMany((row, i) => Compare(others.ElementAtOrDefault(i), row)),
            .. others.Skip(made.Count).Select(layer => $"{layer.Node.Name}: the table has no such row"),
        ];
    }

    private static string NameInKeras(LayerFacts layer, HashSet<string> names)
    {
        var parts = layer.Node.Name.Split('.');
        var outsideIn = string.Join('_', parts);
        return names.Contains(outsideIn) ? outsideIn : string.Join('_', parts.Reverse());
    }

    private static IEnumerable<string> Compare(LayerFacts? layer, TableRow row)
    {
        if (layer is null)
        {
            return [$"{row["name"]}: the network has no such layer"];
        }

        var found = Describe(layer);
        return found.Where(cell => Expected(row, cell.Column) != cell.Value)
            .Select(cell => $"{row["name"]}: {cell.Column} is '{row[cell.Column]}' in the table, but '{cell.Value}' of '{layer.Node.Name}'");
    }

    // The tables have no field where a layer sees everything, be it on one path of several.
    private static IEnumerable<(string Column, string Value)> Describe(LayerFacts layer) =>
    [
        ("kind", layer.Node.Layer.Definition.Keyword),
        ("output", layer.Node.Output.ToString()),
        ("trainable", Number(layer.Trainable)),
        ("non_trainable", Number(layer.Parameters - layer.Trainable)),
        ("macs", Number(layer.Macs)),
        ("field", layer.Field is { SeesEverything: false } field ? Number(field.Height.Size) : ""),
        ("stride", layer.Field is { SeesEverything: false } stride ? Number(stride.Height.Stride) : ""),
    ];

    private static string Expected(TableRow row, string column) => column == "kind" ? Keywords[row[column]] : row[column];

    private static bool HasMadeName(TableRow row) => MadeName().IsMatch(row["name"]);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(conv2d|separableconv2d|depthwiseconv2d|dense|batchnormalization|normalization)_[0-9]+$")]
    private static partial Regex MadeName();
}
