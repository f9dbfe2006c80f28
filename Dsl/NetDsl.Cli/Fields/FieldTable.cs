using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Fields;

/// <summary>A table in a picture, below the rule that it applies.</summary>
internal sealed class FieldTable
{
    private const string Rule = "r ← r + (k − 1) · d · j, then j ← j · s, for each window with kernel k, dilation d and stride s";
    private const double RowHeight = 17;
    private const double ColumnGap = 18;

    private readonly IReadOnlyList<IReadOnlyList<string>> rows;
    private readonly IReadOnlyList<double> widths;

    public FieldTable(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        this.rows = [heads, .. rows];
        widths = [.. heads.Select((_, column) => this.rows.Select((row, i) => TextMeasure.Width(row[column], PictureStyle.TextSize, i == 0)).Max())];
    }

    /// <summary>The width of rule and rows.</summary>
    public double Width => Math.Max(
        widths.Sum() + ((widths.Count - 1) * ColumnGap),
        TextMeasure.Width(Rule, PictureStyle.TextSize));

    /// <summary>The height of rule and rows.</summary>
    public double Height => (rows.Count + 0.3) * RowHeight;

    /// <summary>Writes it.</summary>
    public void Write(SvgWriter svg, double left, double top)
    {
        svg.Text(left, top, Rule, "text");
        for (var i = 0; i < rows.Count; i++)
        {
            var y = top + ((i + 1.3) * RowHeight);
            var x = left;
            for (var column = 0; column < widths.Count; column++)
            {
                if (rows[i][column].Length > 0)
                {
                    svg.Text(x, y, rows[i][column], i == 0 ? "strong" : "text");
                }

                x += widths[column] + ColumnGap;
            }
        }

        var line = top + (1.3 * RowHeight) + 5;
        svg.Path(PathData.Lines([(new Point(left, line), new Point(left + Width, line))]), "rule");
    }
}
