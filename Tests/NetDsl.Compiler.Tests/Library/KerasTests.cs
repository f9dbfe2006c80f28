using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Library;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>The networks of the family <c>keras</c> are those of Keras: every figure of every layer, with and without the classifier.</summary>
public sealed class KerasTests
{
    private const string Family = "keras";
    private const string WithoutTop = "top: false";

    private static readonly IReadOnlyList<TableRow> Totals = Table.Read(Family);
    private static readonly IReadOnlyList<TableRow> Published = Table.Read(Family + "-published");
    private static readonly IReadOnlyList<TableRow> Variants = Table.Read(Family + "-variants");
    private static readonly IReadOnlyList<TableRow> Functions = Table.Read(Family + "-functions");

    public static TheoryData<string> Networks => [.. Totals.Select(row => row["name"])];

    public static TheoryData<string> NetworksOfTheRule => [.. Published.Select(row => row["name"])];

    public static TheoryData<string, string> VariantArguments
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in Variants)
            {
                data.Add(row["name"], row["arguments"]);
            }

            return data;
        }
    }

    [Fact]
    public void Every_network_has_its_tables_and_every_table_its_network()
    {
        var networks = NetworkLibrary.Networks.Where(network => network.Family == Family).Select(network => network.Name).ToList();
        Assert.Equal(networks, Totals.Concat(Published).Select(row => row["name"]).Order(StringComparer.Ordinal));
        Assert.Equal(Totals.Select(row => row["name"]).Order(StringComparer.Ordinal), Table.In(Family).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_keeps_its_contracts_and_gives_no_advice(string name)
    {
        var whole = LibraryCompilation.Of($"{Family}.{name}");
        var features = LibraryCompilation.Of($"{Family}.{name}", WithoutTop);

        Assert.Equal("", string.Join('\n', whole.Diagnostics.Concat(features.Diagnostics)));
        Assert.Superset(
            new HashSet<string>(["parameters", "trainable", "macs", "field", "stride"]),
            whole.Graph!.Contracts.Select(contract => contract.Fact).ToHashSet());
        Assert.Superset(
            new HashSet<string>(["parameters", "trainable", "output"]),
            features.Graph!.Contracts.Select(contract => contract.Fact).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_has_the_totals_of_Keras(string name)
    {
        var row = Totals.First(row => row["name"] == name);
        var network = LibraryCompilation.Of($"{Family}.{name}");

        Assert.Equal(row["image"], network.Graph!.Input.Output.ToString());
        Assert.Equal(
            (row.Number("parameters"), row.Number("trainable"), row.Number("non_trainable"), row.Number("macs"), row.Number("layers")),
            (network.Facts!.Parameters, network.Facts.Trainable, network.Facts.NonTrainable, network.Facts.Macs, Owners(network)));
        if (row["depth"].Length > 0)
        {
            Assert.Equal(row.Number("depth"), Owners(network));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Without_its_top_a_network_has_the_totals_and_the_field_of_Keras(string name)
    {
        var row = Totals.First(row => row["name"] == name);
        var network = LibraryCompilation.Of($"{Family}.{name}", WithoutTop);

        Assert.Equal(row["no_top_output"], network.Graph!.Output.Output.ToString());
        Assert.Equal(
            (row.Number("no_top_parameters"), row.Number("no_top_trainable")),
            (network.Facts!.Parameters, network.Facts.Trainable));
        var field = new AxisField(row.Number("field"), row.Number("stride"), row.Number("padding"));
        Assert.Equal((field, field), (network.Facts.Field!.Height, network.Facts.Field.Width));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_with_weights_is_the_one_of_Keras(string name)
    {
        var differences = LayerComparison.Differences(LibraryCompilation.Of($"{Family}.{name}").Facts!, Table.Read($"{Family}/{name}"));

        Assert.True(differences.Count == 0, $"{name} differs in {differences.Count}:\n{string.Join('\n', differences.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    [MemberData(nameof(NetworksOfTheRule))]
    public void Layers_without_weights_and_the_settings_of_norms_are_those_of_Keras(string name)
    {
        var functions = Functions.Where(row => row["name"] == name).Select(row => $"{row["function"]}: {row["count"]}");

        Assert.Equal(
            string.Join('\n', functions.Order(StringComparer.Ordinal)),
            string.Join('\n', LayerFunctions.Of(LibraryCompilation.Of($"{Family}.{name}").Graph!)));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_takes_the_arguments_of_Keras(string name)
    {
        var classifier = LibraryCompilation.Of($"{Family}.{name}", "classes: 10, classifier: logits");
        var average = LibraryCompilation.Of($"{Family}.{name}", "top: false, pooling: avg");
        var maximum = LibraryCompilation.Of($"{Family}.{name}", "top: false, pooling: max");
        var features = LibraryCompilation.Of($"{Family}.{name}", WithoutTop).Graph!.Output.Output;

        Assert.Equal("10", Output(classifier));
        Assert.NotEqual("softmax", classifier.Graph!.Output.Layer.Definition.Keyword);
        Assert.Equal(TensorShape.Vector(features.Channels).ToString(), Output(average));
        Assert.Equal("globalavgpool", average.Graph!.Output.Layer.Definition.Keyword);
        Assert.Equal(TensorShape.Vector(features.Channels).ToString(), Output(maximum));
        Assert.Equal("globalmaxpool", maximum.Graph!.Output.Layer.Definition.Keyword);
    }

    [Theory]
    [MemberData(nameof(VariantArguments))]
    public void Other_sizes_widths_and_classes_give_what_they_give_in_Keras(string name, string arguments)
    {
        var row = Variants.Single(row => row["name"] == name && row["arguments"] == arguments);
        var network = LibraryCompilation.Of($"{Family}.{name}", arguments);

        Assert.Equal(row["output"], Output(network));
        Assert.Equal(
            (row.Number("parameters"), row.Number("trainable"), row.Number("macs")),
            (network.Facts!.Parameters, network.Facts.Trainable, network.Facts.Macs));
    }

    [Theory]
    [MemberData(nameof(NetworksOfTheRule))]
    public void A_network_that_a_scaling_rule_gives_has_the_published_total(string name)
    {
        var row = Published.First(row => row["name"] == name);
        var network = LibraryCompilation.Of($"{Family}.{name}");

        Assert.Equal("", string.Join('\n', network.Diagnostics));
        Assert.Equal(row["image"], network.Graph!.Input.Output.ToString());
        Assert.Equal(row.Number("parameters"), network.Facts!.Parameters);
        Assert.Contains(network.Graph.Contracts, contract => contract.Fact == "parameters");
    }

    private static string Output(NetworkCompilation network)
    {
        // Advice on a border that no window reads is right for an image of odd size.
        Assert.True(network.Succeeded, string.Join('\n', network.Diagnostics));
        return network.Graph!.Output.Output.ToString();
    }

    private static long Owners(NetworkCompilation network) => network.Facts!.Layers.Count(layer => layer.Parameters > 0);
}
