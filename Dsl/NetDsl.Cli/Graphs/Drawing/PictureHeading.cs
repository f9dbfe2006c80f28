using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>What stands above the picture of a network: its name and its totals.</summary>
internal sealed class PictureHeading
{
    private readonly IReadOnlyList<string> lines;

    public PictureHeading(Diagram diagram)
    {
        var (graph, facts) = (diagram.Graph, diagram.Facts);
        Title = graph.Name;
        var field = facts.Field is { } found ? $" · field {found}".Replace('x', '×') : "";
        lines =
        [
            $"{graph.Input.Output} → {graph.Output.Output}{field}".Replace('x', '×'),
            $"{LayerTable.Number(facts.Parameters)} parameters · {LayerTable.Number(facts.Macs)} MACs",
        ];
        Description = LayerTable.Headline(graph, facts);
    }

    /// <summary>The name.</summary>
    public string Title { get; }

    /// <summary>The totals in a sentence.</summary>
    public string Description { get; }

    /// <summary>The width of the widest line.</summary>
    public double Width => Math.Max(
        TextMeasure.Width(Title, PictureStyle.HeadingSize, isBold: true),
        lines.Max(line => TextMeasure.Width(line, PictureStyle.TextSize)));

    /// <summary>Writes it.</summary>
    public void Write(SvgWriter svg, double left, double top)
    {
        svg.Text(left, top + 13, Title, "heading");
        svg.Text(left, top + 30, lines[0], "text");
        svg.Text(left, top + 45, lines[1], "text");
    }
}
