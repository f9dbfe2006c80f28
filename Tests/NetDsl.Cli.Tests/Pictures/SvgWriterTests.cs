using System.Xml.Linq;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Tests.Pictures;

public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_picture_is_xml_with_a_name_and_a_description_for_screen_readers()
    {
        var writer = new SvgWriter(new Extent(120.5, 40), "a < b & \"c\"", "one\ntwo\u0001", PictureStyle.Sheet());
        writer.BeginGroup("tile", "tip\nof two lines");
        writer.Rectangle(new Box(1, 2, 3.14159, 4), "frame", radius: 2);
        writer.Text(5, 6, "x<y", "text", TextAnchor.Middle);
        writer.EndGroup();

        var root = XDocument.Parse(writer.Finish()).Root!;

        Assert.Equal("0 0 120.5 40", root.Attribute("viewBox")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("title description", root.Attribute("aria-labelledby")!.Value);
        Assert.Equal("a < b & \"c\"", root.Element(Svg + "title")!.Value);
        Assert.Equal("one\ntwo\uFFFD", root.Element(Svg + "desc")!.Value);
        var group = root.Element(Svg + "g")!;
        Assert.Equal("tip\nof two lines", group.Element(Svg + "title")!.Value);
        Assert.Equal("3.14", group.Element(Svg + "rect")!.Attribute("width")!.Value);
        Assert.Equal("middle", group.Element(Svg + "text")!.Attribute("text-anchor")!.Value);
    }

    [Fact]
    public void Every_shared_style_that_paints_has_colours_for_dark_pages()
    {
        var sheet = PictureStyle.Sheet(new StyleRule("own", "fill:#ffffff", "fill:#000000"));
        var (light, dark) = (sheet[..sheet.IndexOf("@media", StringComparison.Ordinal)], sheet[sheet.IndexOf("@media", StringComparison.Ordinal)..]);

        foreach (var name in new[] { "paper", "heading", "text", "strong", "note", "wire", "arrow", "frame", "own" })
        {
            Assert.Contains($".{name}{{", light);
            Assert.Contains($".{name}{{", dark);
        }

        Assert.DoesNotContain("var(", sheet);
    }

    [Fact]
    public void Corners_are_rounded_no_further_than_the_lines_between_them_reach() =>
        Assert.Equal(
            "M0 0L0 6Q0 10 4 10L4 10Q8 10 8 14L8 40",
            PathData.Rounded([new(0, 0), new(0, 10), new(8, 10), new(8, 40)], radius: 4));

    [Theory]
    [InlineData("conv1", 100, "conv1")]
    [InlineData("a_very_long_layer_name", 80, "a_ver…_name")]
    [InlineData("anything", 0, "…")]
    public void A_text_that_is_too_wide_loses_its_middle(string text, double width, string shown)
    {
        var fitted = TextMeasure.Fit(text, width, fontSize: 11);

        Assert.Equal(shown, fitted);
        Assert.True(width == 0 || TextMeasure.Width(fitted, 11) <= width);
    }
}
