using System.Globalization;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests.Specs;
using NetDsl.Compiler.Tests.Syntax;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>What docs/library.md says of the library is so.</summary>
public sealed class LibraryPageTests
{
    private static readonly MarkdownPage Page =
        MarkdownPage.Read("library.md", File.ReadAllText(Path.Combine(SourceFolder.Root, "docs", "library.md")));

    public static TheoryData<int> ExampleLines => [.. Page.Blocks.Where(block => block.Language == "netdsl").Select(block => block.Line)];

    public static TheoryData<string> KerasNetworks => [.. Table.Read("keras").Select(row => row["name"])];

    public static TheoryData<string> TorchvisionNetworks => [.. Table.Read("torchvision").Select(row => row["name"])];

    [Theory]
    [MemberData(nameof(ExampleLines))]
    public void An_example_compiles_without_a_word(int line)
    {
        var example = Page.Blocks.Single(block => block.Line == line).Text;
        Assert.Empty(SpecCompilation.Compile(example).Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(KerasNetworks))]
    public void A_network_of_Keras_stands_there_with_its_figures(string name)
    {
        var row = Table.Read("keras").First(row => row["name"] == name);
        string[] cells =
        [
            $"`{name}`", row["image"], Number(row, "parameters"), Number(row, "no_top_parameters"), row["layers"], Number(row, "macs"),
            Number(row, "field"), row["stride"],
        ];

        Assert.Contains($"| {string.Join(" | ", cells)} |", Page.Lines);
    }

    [Theory]
    [MemberData(nameof(TorchvisionNetworks))]
    public void A_network_of_torchvision_stands_there_with_its_figures(string name)
    {
        var row = Table.Read("torchvision").First(row => row["name"] == name);
        var layers = Table.Read($"torchvision/{name}");
        var field = LibraryCompilation.Of($"torchvision.{name}").Facts!.Field!.Height;
        string[] cells =
        [
            $"`{name}`", row["image"], Number(row.Number("parameters") - row.Number("auxiliary")), Number(layers.Count),
            Number(layers.Sum(layer => layer.Number("macs"))), Number(field.Size), Number(field.Stride), row["min_size"],
        ];

        Assert.Contains($"| {string.Join(" | ", cells)} |", Page.Lines);
    }

    [Fact]
    public void Every_file_with_networks_is_named_with_all_of_them()
    {
        foreach (var file in NetworkLibrary.Networks.Where(network => network.Family != "classic").GroupBy(network => network.File.Path))
        {
            var line = Page.Lines.FirstOrDefault(line => line.StartsWith($"| `{file.Key[NetworkLibrary.Folder.Length..]}` |", StringComparison.Ordinal));
            Assert.True(line is not null, $"No line for {file.Key}");
            Assert.All(file, network => Assert.Contains(network.Name, line, StringComparison.Ordinal));
        }
    }

    private static string Number(TableRow row, string column) => Number(row.Number(column));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
