using System.Text;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>Writes a diagram in the language of Graphviz, blocks as clusters.</summary>
internal sealed class DotText
{
    private readonly StringBuilder text = new();
    private readonly TextGraph names;

    private DotText(Diagram diagram) => names = new TextGraph(diagram);

    public static string Write(Diagram diagram)
    {
        var dot = new DotText(diagram);
        dot.text.Append($"digraph {Quoted([diagram.Graph.Name])} {{\n");
        dot.text.Append("  graph [fontname=\"Helvetica\", fontsize=11, labeljust=l, style=rounded, color=\"#a0a8b0\"];\n");
        dot.text.Append("  node [fontname=\"Helvetica\", fontsize=11, shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\"];\n");
        dot.text.Append("  edge [fontname=\"Helvetica\", fontsize=10, color=\"#6b7885\"];\n");
        dot.text.Append($"  label={Quoted([new PictureHeading(diagram).Description])};\n  labelloc=t;\n");
        dot.WriteParts(diagram.Root, 1);
        foreach (var wire in diagram.Wires)
        {
            dot.WriteWire(wire);
        }

        return dot.text.Append("}\n").ToString();
    }

    private void WriteParts(Block block, int depth)
    {
        var indent = new string(' ', depth * 2);
        foreach (var part in block.Parts)
        {
            if (part is Block { IsOpen: true } inner)
            {
                text.Append($"{indent}subgraph cluster_{names.IdOf(inner)} {{\n{indent}  label={Quoted([TileText.Heading(inner, block)])};\n");
                WriteParts(inner, depth + 1);
                text.Append($"{indent}}}\n");
                continue;
            }

            var colours = TextGraph.FamilyOf(part) is { } family ? FamilyStyle.Light(family) : ("#ffffff", "#6b7885");
            text.Append($"{indent}{names.IdOf(part)} [label={Quoted(TextGraph.Lines(part, block))}, ");
            text.Append($"fillcolor=\"{colours.Item1}\", color=\"{colours.Item2}\", tooltip={Quoted([TooltipOf(part)])}];\n");
        }
    }

    private static string TooltipOf(Part part) => part is Tile tile ? Tooltip.Of(tile) : Tooltip.Of((Block)part);

    private void WriteWire(Wire wire)
    {
        foreach (var target in wire.Targets)
        {
            var dashed = wire.Lag > 0 ? ", style=dashed" : "";
            text.Append($"  {names.IdOf(wire.Source)} -> {names.IdOf(target)} [label={Quoted([TileText.Shape(wire)])}{dashed}];\n");
        }
    }

    // Within quotes, a quote and a backslash have a meaning, the latter also before letters: \n, \N, \G.
    private static string Quoted(IEnumerable<string> lines) =>
        "\"" + string.Join("\\n", lines.SelectMany(line => line.Split('\n')).Select(line => line.Replace("\\", "\\\\").Replace("\"", "\\\""))) + "\"";
}
