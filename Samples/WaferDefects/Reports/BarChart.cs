namespace WaferDefects.Reports;

/// <summary>Shares side by side as horizontal bars.</summary>
internal static class BarChart
{
    private const int Left = 170;
    private const int Length = 620;
    private const int Pitch = 44;

    public static void Write(Markup page, string title, IReadOnlyList<(string Name, double Share, bool Ours)> bars)
    {
        var bottom = 12 + (bars.Count * Pitch);
        page.Add($"""<svg class="bars" viewBox="0 0 {Left + Length + 90} {bottom + 46}" role="img" aria-label="{Markup.Text(title)}">""");
        for (var tick = 0; tick <= 100; tick += 25)
        {
            var x = Left + (Length * tick / 100);
            page.Add($"""<line class="grid" x1="{x}" x2="{x}" y1="8" y2="{bottom}"/><text class="tick" text-anchor="middle" x="{x}" y="{bottom + 18}">{tick} %</text>""");
        }

        page.Add($"""<text class="axis-title" text-anchor="middle" x="{Left + (Length / 2)}" y="{bottom + 40}">{Markup.Text(title)}</text>""");
        for (var index = 0; index < bars.Count; index++)
        {
            var (name, share, ours) = bars[index];
            var y = 16 + (index * Pitch);
            page.Add($"""<text class="class" text-anchor="end" x="{Left - 12}" y="{y + 19}">{Markup.Text(name)}</text><rect class="{(ours ? "bar ours" : "bar")}" x="{Left}" y="{y}" width="{Length * share:F1}" height="28" rx="4"/><text class="{(ours ? "value ours" : "value")}" x="{Left + (Length * share) + 10:F1}" y="{y + 19}">{share:P1}</text>""");
        }

        page.Add("</svg>");
    }
}
