using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>What the colours and the numbers of a picture mean; only what occurs in it.</summary>
internal sealed class Legend
{
    private const double Swatch = 12;
    private const double Row = 20;
    private const double Space = 14;
    private const double Above = 24;

    private readonly List<string> notes = ["numbers in boxes: parameters", "texts at wires: height × width × channels"];

    public Legend(Diagram diagram)
    {
        List<DrawnLayer> layers = [.. PartWalk.Leaves(diagram.Root).OfType<Tile>().SelectMany(tile => tile.Layers)];
        Families = [.. layers.Select(layer => layer.Family)
            .Concat(layers.Where(layer => layer.Activation is not null).Select(_ => LayerFamily.Activation))
            .Distinct()
            .Order()];
        if (!layers.Exists(layer => layer.Facts.Parameters > 0))
        {
            notes.RemoveAt(0);
        }

        if (diagram.Wires.Any(wire => wire.Lag > 0))
        {
            notes.Add("dashed: from a block before the last one of those drawn as one");
        }
    }

    /// <summary>The sorts of layers that occur.</summary>
    public IReadOnlyList<LayerFamily> Families { get; }

    /// <summary>The room that the legend needs below a picture of some width.</summary>
    public (double Width, double Height) Measure(double width)
    {
        var places = Places(width).ToList();
        return (places.Max(place => place.Right), Above + places.Max(place => place.Y) + Swatch);
    }

    /// <summary>Writes it.</summary>
    public void Write(SvgWriter svg, double left, double top, double width)
    {
        svg.BeginGroup("legend");
        foreach (var (text, family, x, y, _) in Places(width))
        {
            var box = new Box(left + x, top + Above + y, Swatch, Swatch);
            if (family is { } known)
            {
                svg.Rectangle(box, FamilyStyle.ClassOf(known), 2);
                svg.Rectangle(box, FamilyStyle.ClassOf(known) + "-line", 2);
            }

            svg.Text(family is null ? box.Left : box.Right + 5, box.Bottom - 2, text, "note");
        }

        svg.EndGroup();
    }

    /// <summary>The entries from left to right, in as many rows as it takes; each note in a row of its own.</summary>
    private IEnumerable<(string Text, LayerFamily? Family, double X, double Y, double Right)> Places(double width)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var family in Families)
        {
            var text = LayerFamilies.Noun(family);
            var right = x + Swatch + 5 + TextMeasure.Width(text, PictureStyle.NoteSize);
            if (x > 0 && right > width)
            {
                (x, y, right) = (0, y + Row, right - x);
            }

            yield return (text, family, x, y, right);
            x = right + Space;
        }

        foreach (var note in notes)
        {
            y += Row;
            yield return (note, null, 0, y, TextMeasure.Width(note, PictureStyle.NoteSize));
        }
    }
}
