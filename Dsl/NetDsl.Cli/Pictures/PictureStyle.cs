using System.Text;

namespace NetDsl.Cli.Pictures;

/// <summary>A style of a picture: a class with its rules on light and on dark pages.</summary>
/// <param name="Class">The class.</param>
/// <param name="Light">Declarations for light pages; they hold on dark ones where these say nothing else.</param>
/// <param name="Dark">Declarations for dark pages, or nothing.</param>
internal sealed record StyleRule(string Class, string Light, string Dark = "");

/// <summary>
/// The styles that all pictures share. Rules are written out for both kinds of page: variables of CSS would be shorter, but tools that
/// turn SVG into other formats (librsvg, Inkscape) do not know them.
/// </summary>
internal static class PictureStyle
{
    /// <summary>The size of the common text.</summary>
    public const int TextSize = 11;

    /// <summary>The size of a picture's heading.</summary>
    public const int HeadingSize = 17;

    /// <summary>The size of notes and of text at wires.</summary>
    public const int NoteSize = 10;

    private static readonly StyleRule[] Shared =
    [
        new("paper", "fill:#ffffff", "fill:#0f1419"),
        new("heading", $"font-size:{HeadingSize}px;font-weight:bold;fill:#17202a", "fill:#eef2f6"),
        new("text", $"font-size:{TextSize}px;fill:#17202a", "fill:#eef2f6"),
        new("strong", $"font-size:{TextSize}px;font-weight:bold;fill:#17202a", "fill:#eef2f6"),
        new("note", $"font-size:{NoteSize}px;fill:#52606d", "fill:#a9b6c2"),
        new("wire", "fill:none;stroke:#6b7885;stroke-width:1.3", "stroke:#8896a4"),
        new("arrow", "fill:#6b7885", "fill:#8896a4"),
        new("frame", "fill:#6b7885;fill-opacity:0.06;stroke:#6b7885;stroke-opacity:0.45", "fill:#a9b6c2;stroke:#a9b6c2"),
    ];

    /// <summary>The shared rules and those of a picture, as the content of a style element.</summary>
    public static string Sheet(params IEnumerable<StyleRule> own)
    {
        StyleRule[] rules = [.. Shared, .. own];
        var sheet = new StringBuilder("    text{font-family:'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}\n");
        foreach (var rule in rules)
        {
            sheet.Append($"    .{rule.Class}{{{rule.Light}}}\n");
        }

        sheet.Append("    @media (prefers-color-scheme:dark){\n");
        foreach (var rule in rules.Where(rule => rule.Dark.Length > 0))
        {
            sheet.Append($"      .{rule.Class}{{{rule.Dark}}}\n");
        }

        return sheet.Append("    }\n").ToString();
    }
}
