namespace NetDsl.Cli.Pictures;

/// <summary>
/// How wide a text is at most. Which font shows a picture is known only where it is looked at, so the widths are those of DejaVu Sans,
/// among the widest that a generic family stands for; Arial and Helvetica need a tenth less.
/// </summary>
internal static class TextMeasure
{
    // Advance widths of DejaVu Sans 2.37 for U+0020 to U+007E, in thousandths of the font size.
    private static readonly int[] Ascii =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
        636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    // Bold digits and most bold letters are wider by a tenth, narrow ones such as 'f' and 'l' by a quarter.
    private const double BoldShare = 1.2;

    /// <summary>Width in pixels.</summary>
    public static double Width(string text, double fontSize, bool isBold = false)
    {
        var thousandths = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            thousandths += rune.Value switch
            {
                >= ' ' and <= '~' => Ascii[rune.Value - ' '],
                '×' or '→' => 838,
                '–' => 500,
                '·' => 318,
                '…' => 1000,
                _ => 1100,
            };
        }

        return thousandths * fontSize / 1000 * (isBold ? BoldShare : 1);
    }

    /// <summary>The text, or as much of it as fits with an ellipsis in its middle: ends of hierarchical names tell more than middles.</summary>
    public static string Fit(string text, double width, double fontSize, bool isBold = false)
    {
        if (Width(text, fontSize, isBold) <= width)
        {
            return text;
        }

        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        for (var kept = runes.Length - 1; kept > 1; kept--)
        {
            var shorter = string.Concat(runes.Take(kept / 2)) + "…" + string.Concat(runes.TakeLast(kept - (kept / 2)));
            if (Width(shorter, fontSize, isBold) <= width)
            {
                return shorter;
            }
        }

        return "…";
    }
}
