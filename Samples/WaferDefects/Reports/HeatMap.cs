using NetDsl;

namespace WaferDefects.Reports;

/// <summary>A confusion matrix as SVG: the share of each row, the darker the more; what is wrong is red.</summary>
internal static class HeatMap
{
    private const int Cell = 54;
    private const int Left = 150;
    private const int Top = 118;

    public static void Write(Markup page, ConfusionMatrix matrix)
    {
        var end = matrix.Classes * Cell;
        page.Add($"""<svg class="heatmap" viewBox="0 0 {Left + end + 64} {Top + end + 12}" role="img" aria-label="Confusion matrix">""");
        page.Add($"""<text class="axis-title" x="{Left + (end / 2)}" y="16" text-anchor="middle">what the network says</text>""");
        page.Add($"""<text class="axis-title" text-anchor="middle" transform="translate(14 {Top + (end / 2)}) rotate(-90)">what the map is</text>""");
        page.Add($"""<text class="tick" x="{Left + end + 34}" y="{Top - 10}" text-anchor="middle">maps</text>""");
        for (var index = 0; index < matrix.Classes; index++)
        {
            var middle = (index * Cell) + (Cell / 2);
            var name = Markup.Text(matrix.Names[index]);
            page.Add($"""<text class="class" x="{Left - 10}" y="{Top + middle + 5}" text-anchor="end">{name}</text>""");
            page.Add($"""<text class="class" transform="translate({Left + middle + 4} {Top - 10}) rotate(-45)">{name}</text>""");
            page.Add($"""<text class="tick" x="{Left + end + 34}" y="{Top + middle + 5}" text-anchor="middle">{matrix.RowTotal(index)}</text>""");
            WriteRow(page, matrix, index);
        }

        page.Add("</svg>");
    }

    private static void WriteRow(Markup page, ConfusionMatrix matrix, int row)
    {
        for (var column = 0; column < matrix.Classes; column++)
        {
            var share = matrix.RowShare(row, column);
            var (x, y) = (Left + (column * Cell), Top + (row * Cell));
            page.Add($"""<rect x="{x + 1}" y="{y + 1}" width="{Cell - 2}" height="{Cell - 2}" rx="4" fill="{Colour(share, row == column)}"><title>{Markup.Text(matrix.Names[row])} taken for {Markup.Text(matrix.Names[column])}: {matrix[row, column]} of {matrix.RowTotal(row)}</title></rect>""");
            if (matrix[row, column] > 0)
            {
                page.Add($"""<text class="{(share > 0.5 ? "cell light" : "cell")}" x="{x + (Cell / 2)}" y="{y + (Cell / 2) + 5}" text-anchor="middle">{share:0.00}</text>""");
            }
        }
    }

    /// <summary>From nearly white to full blue for what is right, to full red for what is wrong; the root makes few errors visible.</summary>
    private static string Colour(double share, bool right)
    {
        var (red, green, blue) = right ? (29, 78, 216) : (220, 38, 38);
        var weight = share == 0 ? 0 : right ? 0.1 + (0.9 * share) : 0.08 + (0.92 * Math.Sqrt(share));
        int Mix(int from, int to) => (int)Math.Round(from + (weight * (to - from)));
        return FormattableString.Invariant($"rgb({Mix(244, red)},{Mix(246, green)},{Mix(250, blue)})");
    }
}
