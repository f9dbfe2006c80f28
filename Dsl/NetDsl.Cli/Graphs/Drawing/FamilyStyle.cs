using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>
/// The colours of the sorts of layers: pale on light pages, deep on dark ones, so that text has a contrast of 7 and notes have one of
/// 4.5 on all of them (WCAG 2.1, criteria 1.4.6 and 1.4.3).
/// </summary>
internal static class FamilyStyle
{
    /// <summary>Fill and outline on light and on dark pages.</summary>
    private static readonly Dictionary<LayerFamily, (string Fill, string Line, string DarkFill, string DarkLine)> Colours = new()
    {
        [LayerFamily.Input] = ("#eceff1", "#78909c", "#29333a", "#90a4ae"),
        [LayerFamily.Convolution] = ("#d6e6fb", "#3b78c2", "#1b3a5f", "#6ea8ec"),
        [LayerFamily.Dense] = ("#e5dcfa", "#7a57c2", "#3a2a63", "#a98be8"),
        [LayerFamily.Pooling] = ("#fddccb", "#cf6a33", "#5a2e17", "#f09a6a"),
        [LayerFamily.Normalization] = ("#d3f0ea", "#23917c", "#14443b", "#57c4ae"),
        [LayerFamily.Activation] = ("#fdf0c3", "#b98f16", "#4a3b0c", "#dcb84c"),
        [LayerFamily.Dropout] = ("#fadbe8", "#c2528b", "#56203d", "#ea8dbb"),
        [LayerFamily.Join] = ("#dcf0cf", "#549638", "#27441a", "#8ccb6e"),
        [LayerFamily.Reshaping] = ("#ebe4da", "#8f7a5c", "#3d3426", "#bda887"),
    };

    /// <summary>The class of a family.</summary>
    public static string ClassOf(LayerFamily family) => family.ToString().ToLowerInvariant();

    /// <summary>The rules of families: the fill, and the outline by the class with <c>-line</c>.</summary>
    public static IEnumerable<StyleRule> Rules(IEnumerable<LayerFamily> families) => families.SelectMany(family =>
    {
        var (fill, line, darkFill, darkLine) = Colours[family];
        StyleRule[] rules =
        [
            new(ClassOf(family), $"fill:{fill}", $"fill:{darkFill}"),
            new(ClassOf(family) + "-line", $"fill:none;stroke:{line};stroke-width:1.2", $"stroke:{darkLine}"),
        ];
        return rules;
    });

    /// <summary>Fill and outline on light pages, for formats that know one kind of page.</summary>
    public static (string Fill, string Line) Light(LayerFamily family) => (Colours[family].Fill, Colours[family].Line);
}
