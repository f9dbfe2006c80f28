using System.Globalization;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Library;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>The family <c>torchvision</c> has torchvision's networks: every figure, and every layer with its weights.</summary>
public sealed class TorchvisionTests
{
    private const string Family = "torchvision";

    private static readonly IReadOnlyList<TableRow> Totals = Table.Read(Family);

    public static TheoryData<string> Networks => [.. Totals.Select(row => row["name"])];

    [Fact]
    public void Every_network_has_its_tables_and_every_table_its_network()
    {
        var networks = NetworkLibrary.Networks.Where(network => network.Family == Family).Select(network => network.Name).ToList();
        Assert.Equal(Totals.Select(row => row["name"]).Order(StringComparer.Ordinal), networks);
        Assert.Equal(Table.In(Family).Order(StringComparer.Ordinal), networks);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_keeps_its_contracts_and_gives_no_advice(string name)
    {
        var whole = Compiled(name);
        var features = Compiled(name, "top: false");

        HashSet<string> facts = ["parameters", "trainable", "macs", "field", "stride", "output"];
        Assert.Equal(facts, whole.Graph!.Contracts.Select(contract => contract.Fact).ToHashSet());
        Assert.Equal(facts, features.Graph!.Contracts.Select(contract => contract.Fact).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_has_the_parameters_and_the_cost_that_torchvision_states(string name)
    {
        var row = Row(name);
        var network = Compiled(name);

        Assert.Equal(row["image"], network.Graph!.Input.Output.ToString());
        Assert.Equal(row.Number("parameters"), network.Facts!.Trainable + row.Number("auxiliary"));
        if (row["gmacs"].Length > 0)
        {
            Assert.Equal(row["gmacs"], (network.Facts.Macs / 1e9).ToString("F3", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_with_weights_is_the_one_of_torchvision(string name)
    {
        var rows = Table.Read($"{Family}/{name}");
        Assert.Equal(
            rows.Select(row => $"{row["name"]} {row["kind"]} {row["weights"]} -> {row[OutputColumn(name)]} {row["macs"]}"),
            Owners(Compiled(name)).Select(layer =>
                $"{layer.Node.Name} {TorchLayer.Kind(layer.Node)} {TorchLayer.Weights(layer.Node)} -> {layer.Node.Output} {layer.Macs}"));
        Assert.Equal(rows.Sum(row => row.Number("macs")), Compiled(name).Facts!.Macs);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_are_those_of_torchvision_where_windows_do_not_come_out_even(string name)
    {
        var rows = Table.Read($"{Family}/{name}");
        var column = rows[0].Columns.Last();
        var image = column.Replace("output ", "", StringComparison.Ordinal);
        Assert.NotEqual(OutputColumn(name), column);
        Assert.Equal(
            rows.Select(row => $"{row["name"]} {row[column]}"),
            Owners(Compiled(name, $"image: {image}", advice: true)).Select(layer => $"{layer.Node.Name} {layer.Node.Output}"));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_smallest_image_is_the_one_that_torchvision_names(string name)
    {
        var smallest = (int)Row(name).Number("min_size");
        Assert.Equal("1000", Compiled(name, ImageOf(smallest), advice: true).Graph!.Output.Output.ToString());
        if (smallest > 1)
        {
            Assert.False(LibraryCompilation.Attempt($"{Family}.{name}", ImageOf(smallest - 1)).Succeeded);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_features_see_what_the_recurrence_says(string name)
    {
        var row = Row(name);
        if (row["field"].Length > 0)
        {
            var field = new AxisField(row.Number("field"), row.Number("stride"), row.Number("padding"));
            var found = Compiled(name, "top: false").Facts!.Field!;
            Assert.Equal((field, field), (found.Height, found.Width));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_takes_other_classes_and_ends_before_its_classifier(string name)
    {
        var features = Compiled(name, "top: false").Graph!.Output;
        var vector = TensorShape.Vector(features.Output.Channels);

        Assert.True(features.Output.IsSpatial);
        Assert.Equal(TensorShape.Vector(10), Compiled(name, "classes: 10").Graph!.Output.Output);
        Assert.Equal(("globalavgpool", vector), Output(Compiled(name, "top: false, pooling: avg")));
        Assert.Equal(("globalmaxpool", vector), Output(Compiled(name, "top: false, pooling: max")));
    }

    private static NetworkCompilation Compiled(string name, string arguments = "", bool advice = false)
    {
        var compilation = LibraryCompilation.Of($"{Family}.{name}", arguments);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics.Where(diagnostic => !advice || diagnostic.IsError)));
        return compilation;
    }

    private static TableRow Row(string name) => Totals.First(row => row["name"] == name);

    private static string OutputColumn(string name) => "output " + Row(name)["image"];

    private static string ImageOf(int size) => FormattableString.Invariant($"image: {size}x{size}x3");

    private static IEnumerable<LayerFacts> Owners(NetworkCompilation network) => network.Facts!.Layers.Where(layer => layer.Parameters > 0);

    private static (string Keyword, TensorShape Shape) Output(NetworkCompilation network) =>
        (network.Graph!.Output.Layer.Definition.Keyword, network.Graph.Output.Output);
}
