using System.Globalization;
using System.Text.RegularExpressions;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Drawing;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Tests.Pictures;

public sealed class ContrastTests
{
    // Web Content Accessibility Guidelines 2.1: 1.4.6 for text, 1.4.3 for notes.
    [Theory]
    [InlineData("text", 7)]
    [InlineData("strong", 7)]
    [InlineData("note", 4.5)]
    public void Text_can_be_read_on_the_page_and_on_every_colour(string text, double least)
    {
        var sheet = PictureStyle.Sheet(FamilyStyle.Rules(Enum.GetValues<LayerFamily>()));
        var parts = sheet.Split("@media");
        string[] grounds = ["paper", .. Enum.GetValues<LayerFamily>().Select(FamilyStyle.ClassOf)];

        foreach (var page in parts)
        {
            Assert.All(grounds, ground => Assert.InRange(Contrast(Fill(page, text), Fill(page, ground)), least, 21));
        }
    }

    private static string Fill(string sheet, string style) => Regex.Match(sheet, $@"\.{style}\{{[^}}]*fill:(#[0-9a-f]{{6}})").Groups[1].Value;

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var channels = new[] { 1, 3, 5 }.Select(at =>
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }
}
