using System.Globalization;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>Every layer has a page, and the page's table of arguments is the layer's own.</summary>
public sealed class LayerPageTests
{
    private static readonly Dictionary<string, MarkdownPage> Pages = MarkdownPage.In("Specs")
        .Where(page => page.Name.StartsWith("layers/", StringComparison.Ordinal))
        .ToDictionary(page => Path.GetFileNameWithoutExtension(page.Name));

    public static TheoryData<string> Keywords => [.. LayerCatalogue.All.Select(layer => layer.Keyword)];

    [Fact]
    public void Every_layer_has_a_page_and_every_page_a_layer() => Assert.Equal(
        LayerCatalogue.All.Select(layer => layer.Keyword).Order(StringComparer.Ordinal),
        Pages.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_page_lists_the_arguments_of_its_layer(string keyword)
    {
        var layer = LayerCatalogue.Find(keyword)!;
        var rows = Pages[keyword].Lines
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: cells[1].Trim('`'), Value: cells[2], Default: cells[3].Trim('`')))
            .ToList();
        var expected = layer.Arguments.Select(argument => (argument.Name, Value: ValueOf(argument), Default: DefaultOf(argument)));

        Assert.Equal(keyword, Pages[keyword].Title);
        Assert.Equal(
            layer.TakesActivation ? expected.Append(("activation", "layer", "none")) : expected,
            rows);
    }

    [Fact]
    public void Layers_have_keywords_of_their_own_and_arguments_in_positional_order()
    {
        Assert.Distinct(LayerCatalogue.All.Select(layer => layer.Keyword));
        Assert.All(LayerCatalogue.All, layer =>
        {
            Assert.Distinct(layer.Arguments.Select(argument => argument.Name));
            Assert.Equal(layer.Arguments.OrderByDescending(argument => argument.IsPositional), layer.Arguments);
        });
    }

    private static string ValueOf(LayerArgument argument)
    {
        var kind = argument.Kind == ArgumentKind.Choice ? "word" : argument.Kind.ToString().ToLowerInvariant();
        return argument.IsPositional ? kind + ", by position" : kind;
    }

    private static string DefaultOf(LayerArgument argument) => argument.Default switch
    {
        _ when argument.IsDerived => "the window",
        null => "required",
        Size2 size => size.Height.ToString(CultureInfo.InvariantCulture),
        PaddingArgument padding => padding.Rule.ToString().ToLowerInvariant(),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var word => word.ToString()!,
    };
}
