namespace WaferDefects.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Colour">A CSS colour.</param>
/// <param name="Points">Places in the chart's own units, left to right.</param>
internal sealed record Line(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Lines over two axes as SVG.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Across">What the horizontal axis is.</param>
/// <param name="Up">What the vertical axis is.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">What is drawn.</param>
internal sealed record LineChart(string Title, string Across, string Up, Axis X, Axis Y, IReadOnlyList<Line> Lines)
{
    private const int Width = 520;
    private const int Height = 340;
    private const int Left = 62;
    private const int Right = 500;
    private const int Top = 62;
    private const int Bottom = 284;
    private const int Margin = 4;

    /// <summary>A point that is marked beside the lines.</summary>
    public (double X, double Y, string Label)? Mark { get; init; }

    public void Write(Markup page)
    {
        page.Add($"""<svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{Markup.Text(Title)}">""");
        page.Add($"""<text class="chart-title" x="{Left}" y="22">{Markup.Text(Title)}</text>""");
        WriteLegend(page);
        foreach (var tick in Y.Ticks)
        {
            page.Add($"""<line class="grid" x1="{Left}" x2="{Right}" y1="{Down(tick):F1}" y2="{Down(tick):F1}"/><text class="tick" text-anchor="end" x="{Left - 8}" y="{Down(tick) + 4:F1}">{Y.Label(tick)}</text>""");
        }

        foreach (var tick in X.Ticks)
        {
            page.Add($"""<line class="axis" x1="{Over(tick):F1}" x2="{Over(tick):F1}" y1="{Bottom}" y2="{Bottom + 5}"/><text class="tick" text-anchor="middle" x="{Over(tick):F1}" y="{Bottom + 20}">{X.Label(tick)}</text>""");
        }

        page.Add($"""<line class="axis" x1="{Left}" x2="{Right}" y1="{Bottom}" y2="{Bottom}"/>""");
        page.Add($"""<text class="axis-title" text-anchor="middle" x="{(Left + Right) / 2}" y="{Height - 12}">{Markup.Text(Across)}</text>""");
        page.Add($"""<text class="axis-title" text-anchor="middle" transform="translate(16 {(Top + Bottom) / 2}) rotate(-90)">{Markup.Text(Up)}</text>""");
        // A picture within the picture cuts off what leaves the axes; its margin leaves room for marks on them.
        page.Add($"""<svg x="{Left - Margin}" y="{Top - Margin}" width="{Right - Left + (2 * Margin)}" height="{Bottom - Top + (2 * Margin)}" viewBox="{Left - Margin} {Top - Margin} {Right - Left + (2 * Margin)} {Bottom - Top + (2 * Margin)}">""");
        foreach (var line in Lines)
        {
            WriteLine(page, line);
        }

        page.Add("</svg>");
        if (Mark is { } mark && X.Share(mark.X) is >= 0 and <= 1 && Y.Share(mark.Y) is >= 0 and <= 1)
        {
            page.Add($"""<circle class="mark" cx="{Over(mark.X):F1}" cy="{Down(mark.Y):F1}" r="5"/><text class="mark-label" x="{Over(mark.X) + 12:F1}" y="{Down(mark.Y) + 18:F1}">{Markup.Text(mark.Label)}</text>""");
        }

        page.Add("</svg>");
    }

    private void WriteLegend(Markup page)
    {
        var x = Left;
        foreach (var line in Lines)
        {
            page.Add($"""<line x1="{x}" x2="{x + 18}" y1="42" y2="42" stroke="{line.Colour}" stroke-width="3"/><text class="legend" x="{x + 24}" y="46">{Markup.Text(line.Name)}</text>""");
            x += 44 + (7 * line.Name.Length);
        }
    }

    private void WriteLine(Markup page, Line line)
    {
        var places = line.Points.Where(point => double.IsFinite(point.Y)).Select(point => FormattableString.Invariant($"{Over(point.X):F1},{Down(point.Y):F1}"));
        page.Add($"""<polyline fill="none" stroke="{line.Colour}" stroke-width="2.2" stroke-linejoin="round" points="{string.Join(' ', places)}"/>""");
        if (line.Points.Count is > 2 and <= 40)
        {
            foreach (var (x, y) in line.Points.Where(point => double.IsFinite(point.Y)))
            {
                page.Add($"""<circle cx="{Over(x):F1}" cy="{Down(y):F1}" r="3" fill="{line.Colour}"/>""");
            }
        }
    }

    private double Over(double x) => Left + ((Right - Left) * X.Share(x));

    private double Down(double y) => Bottom - ((Bottom - Top) * Y.Share(y));
}
