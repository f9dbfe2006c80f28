using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;
using NetDsl.Compiler.Tests.Syntax;

namespace NetDsl.Compiler.Tests.Library;

public sealed class NetworkLibraryTests
{
    private static readonly string Sources = Path.Combine(SourceFolder.Root, "Dsl", "NetDsl.Compiler", "Library");

    public static TheoryData<string> Paths => [.. NetworkLibrary.Files.Select(file => file.Path)];

    [Fact]
    public void Every_file_travels_in_the_compiler_under_its_path()
    {
        var written = Directory.EnumerateFiles(Sources, "*.netdsl", SearchOption.AllDirectories)
            .Select(file => NetworkLibrary.Folder + Path.GetRelativePath(Sources, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        Assert.Equal(written, NetworkLibrary.Files.Select(file => file.Path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_has_no_mistakes_and_imports_its_neighbours(string path)
    {
        var file = NetworkLibrary.Files.Single(one => one.Path == path);
        var diagnostics = new DiagnosticBag();
        var tree = NetworkParser.Parse(new SourceText(file.Path, file.Text), diagnostics);
        _ = new Compiler.Elaboration.NetworkSources(tree, NetworkLibrary.Files, diagnostics);
        Assert.Equal("", string.Join("\n", diagnostics.ToSorted()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_networks_that_are_listed_are_those_that_the_parser_finds(string path)
    {
        var tree = ParsedLibrary.Tree(NetworkLibrary.Files.Single(one => one.Path == path));
        Assert.Equal(
            tree.Networks.Select(network => network.Name?.Name).Order(StringComparer.Ordinal),
            NetworkLibrary.Networks.Where(network => network.File.Path == path).Select(network => network.Name));
    }

    [Fact]
    public void Qualified_names_are_unique_and_sorted()
    {
        var names = NetworkLibrary.Networks.Select(network => network.QualifiedName).ToList();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Contains("classic.LeNet5", names);
    }

    [Fact]
    public void A_network_is_found_by_its_whole_name_and_by_its_last_part()
    {
        Assert.Equal("classic.LeNet5", Assert.Single(NetworkLibrary.Find("classic.LeNet5")).QualifiedName);
        Assert.Equal("classic.LeNet5", Assert.Single(NetworkLibrary.Find("LeNet5")).QualifiedName);
        Assert.Empty(NetworkLibrary.Find("lenet5"));
        Assert.Empty(NetworkLibrary.Find("classic"));
    }

    [Fact]
    public void A_tree_is_parsed_once()
    {
        var file = NetworkLibrary.Find("LeNet5")[0].File;
        Assert.Same(ParsedLibrary.Tree(file), ParsedLibrary.Tree(file));
    }
}
