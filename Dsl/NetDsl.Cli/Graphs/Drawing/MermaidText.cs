using System.Text;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>
/// Writes a diagram as a Mermaid flowchart, blocks as subgraphs. Names stand in quotes only, and ids are a letter and a number, so that no
/// name can be taken for a word of the language, such as <c>end</c>.
/// </summary>
internal sealed class MermaidText
{
    private readonly StringBuilder text = new();
    private readonly TextGraph names;

    private MermaidText(Diagram diagram) => names = new TextGraph(diagram);

    public static string Write(Diagram diagram)
    {
        var mermaid = new MermaidText(diagram);
        var heading = new PictureHeading(diagram);
        mermaid.text.Append("flowchart TB\n");
        mermaid.text.Append($"  accTitle: {OneLine(heading.Title)}\n  accDescr: {OneLine(heading.Description)}\n");
        mermaid.WriteParts(diagram.Root, 1);
        foreach (var wire in diagram.Wires)
        {
            mermaid.WriteWire(wire);
        }

        mermaid.WriteColours(diagram);
        return mermaid.text.ToString();
    }

    private void WriteParts(Block block, int depth)
    {
        var indent = new string(' ', depth * 2);
        foreach (var part in block.Parts)
        {
            if (part is Block { IsOpen: true } inner)
            {
                text.Append($"{indent}subgraph {names.IdOf(inner)} [{Quoted([TileText.Heading(inner, block)])}]\n");
                WriteParts(inner, depth + 1);
                text.Append($"{indent}end\n");
                continue;
            }

            text.Append($"{indent}{names.IdOf(part)}[{Quoted(TextGraph.Lines(part, block))}]\n");
        }
    }

    private void WriteWire(Wire wire)
    {
        foreach (var target in wire.Targets)
        {
            var arrow = wire.Lag > 0 ? "-.->" : "-->";
            text.Append($"  {names.IdOf(wire.Source)} {arrow}|{Quoted([TileText.Shape(wire)])}| {names.IdOf(target)}\n");
        }
    }

    private void WriteColours(Diagram diagram)
    {
        var families = PartWalk.Leaves(diagram.Root)
            .Where(part => TextGraph.FamilyOf(part) is not null)
            .GroupBy(part => TextGraph.FamilyOf(part)!.Value)
            .OrderBy(family => family.Key);
        foreach (var family in families)
        {
            var (fill, line) = FamilyStyle.Light(family.Key);
            var name = FamilyStyle.ClassOf(family.Key);
            text.Append($"  classDef {name} fill:{fill},stroke:{line},color:#17202a\n");
            text.Append($"  class {string.Join(',', family.Select(names.IdOf))} {name}\n");
        }

        List<string> blocks = [.. PartWalk.OpenBlocks(diagram.Root).Where(block => block != diagram.Root).Select(names.IdOf)];
        if (blocks.Count > 0)
        {
            text.Append($"  classDef block fill:#f4f6f8,stroke:#a0a8b0,color:#17202a\n  class {string.Join(',', blocks)} block\n");
        }
    }

    private static string OneLine(string content) => content.Replace('\n', ' ').Replace(';', ',').Replace('#', ' ');

    // In quotes Mermaid knows its own entities, #quot; for a quote; a bare # would begin one.
    private static string Quoted(IEnumerable<string> lines) => "\"" + string.Join("<br/>", lines.Select(Escape)) + "\"";

    private static string Escape(string line) => line
        .Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;").Replace("`", "#96;");
}
