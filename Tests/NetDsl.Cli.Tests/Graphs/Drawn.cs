using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;
using NetDsl.Cli.Pictures;
using NetDsl.Compiler;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Cli.Tests.Graphs;

/// <summary>A network drawn, and what must hold of every drawing.</summary>
internal sealed class Drawn
{
    private Drawn(Diagram diagram)
    {
        Diagram = diagram;
        Sheet = DrawNetwork.Run(diagram, CancellationToken.None);
    }

    public Diagram Diagram { get; }

    public Sheet Sheet { get; }

    public static Drawn Of(string text, bool drawAll = false, int? depth = null)
    {
        var compilation = Compile(text);
        Assert.True(compilation.Graph is not null, string.Join("\n", compilation.Diagnostics));
        return new Drawn(Diagram.Of(compilation.Graph, compilation.Facts!, new DiagramChoice(drawAll, depth)));
    }

    public static NetworkCompilation Compile(string text) => NetCompiler.Compile(new NetworkRequest(
        new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net"),
        new SourceFile("Net.netdsl", text),
        null,
        "",
        ValueList<SourceFile>.Empty));

    /// <summary>Fails where boxes overlap, text leaves its box, or a wire runs into something that it does not belong to.</summary>
    public void AssertSound()
    {
        AssertBoxesApart();
        AssertTextsFit();
        AssertWiresMeetParts();
        AssertWiresApart();
        AssertLabelsFree();
    }

    private void AssertBoxesApart()
    {
        var page = new Box(0, 0, Sheet.Size.Width, Sheet.Size.Height);
        var boxes = Sheet.Tiles.Select(tile => new BoxedPart(tile.Tile, tile.Box))
            .Concat(Sheet.Frames.Select(frame => new BoxedPart(frame.Block, frame.Box)))
            .ToList();
        Assert.All(boxes, item => Assert.True(page.Contains(item.Box), $"{NameOf(item.Part)} leaves the page"));
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
            {
                var (one, other) = (boxes[i], boxes[j]);
                var sound = IsIn(one.Part, other.Part) ? other.Box.Contains(one.Box)
                    : IsIn(other.Part, one.Part) ? one.Box.Contains(other.Box)
                    : !one.Box.Overlaps(other.Box);
                Assert.True(sound, $"{NameOf(one.Part)} and {NameOf(other.Part)}: {one.Box} {other.Box}");
            }
        }
    }

    private void AssertTextsFit()
    {
        Assert.All(Sheet.Tiles, tile => Assert.All(
            tile.Lines, line => Assert.True(line.Width + (2 * Spacing.TileSide) <= tile.Box.Width + 0.01, $"'{line.Text}' {line.Count}")));
        Assert.All(Sheet.Frames, frame => Assert.True(
            frame.HeadingLeft >= frame.Box.Left
            && frame.HeadingLeft + TextMeasure.Width(frame.Heading, PictureStyle.TextSize, isBold: true) <= frame.Box.Right,
            frame.Heading));
    }

    private void AssertWiresMeetParts()
    {
        foreach (var wire in Sheet.Wires.GroupBy(piece => piece.Wire))
        {
            var source = BoxOf(wire.Key.Source);
            Assert.Contains(wire, piece => Touches(piece.Points[0], source.Bottom, source));
            foreach (var target in wire.Key.Targets)
            {
                var box = BoxOf(target);
                Assert.Contains(wire, piece => piece.HasArrow && Touches(piece.Points[^1], box.Top, box));
            }

            Assert.All(wire.Where(piece => piece.HasArrow && !wire.Key.LeavesNetwork), piece => Assert.Contains(
                wire.Key.Targets, target => Touches(piece.Points[^1], BoxOf(target).Top, BoxOf(target))));
            AssertConnected(wire.ToList());
            AssertPassesBy(wire.ToList());
        }
    }

    // Every piece begins where another one of its wire ends, or at its source.
    private void AssertConnected(List<PlacedWire> pieces)
    {
        var source = BoxOf(pieces[0].Wire.Source);
        Assert.All(pieces, piece => Assert.True(
            Touches(piece.Points[0], source.Bottom, source) || pieces.Exists(other => Near(other.Points[^1], piece.Points[0])),
            $"a piece of the wire of {pieces[0].Wire.Layer.Name} hangs in the air at {piece.Points[0]}"));
    }

    private void AssertPassesBy(List<PlacedWire> pieces)
    {
        foreach (var (from, to) in pieces.SelectMany(piece => piece.Points.Zip(piece.Points.Skip(1))))
        {
            Assert.True(from.X == to.X || from.Y == to.Y, "a wire is neither level nor upright");
            var line = new Box(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y));
            Assert.All(Sheet.Tiles, tile => Assert.False(Crosses(line, tile.Box), $"the wire of {pieces[0].Wire.Layer.Name} crosses {NameOf(tile.Tile)}"));
        }
    }

    // Wires may cross; where two ran on one line, nobody could tell where each of them goes.
    private void AssertWiresApart()
    {
        var lines = Sheet.Wires
            .SelectMany(piece => piece.Points.Zip(piece.Points.Skip(1)).Select(line => (piece.Wire, From: line.First, To: line.Second)))
            .ToList();
        foreach (var line in lines.GroupBy(line => line.From.X == line.To.X ? ("upright", line.From.X) : ("level", line.From.Y)))
        {
            var spans = line.Select(item => line.Key.Item1 == "upright"
                    ? (item.Wire, Start: Math.Min(item.From.Y, item.To.Y), End: Math.Max(item.From.Y, item.To.Y))
                    : (item.Wire, Start: Math.Min(item.From.X, item.To.X), End: Math.Max(item.From.X, item.To.X)))
                .OrderBy(span => span.Start)
                .ToList();
            for (var i = 0; i + 1 < spans.Count; i++)
            {
                for (var j = i + 1; j < spans.Count && spans[j].Start < spans[i].End - 0.5; j++)
                {
                    Assert.True(spans[i].Wire == spans[j].Wire, $"{spans[i].Wire.Layer.Name} and {spans[j].Wire.Layer.Name} share a line at {line.Key}");
                }
            }
        }
    }

    private void AssertLabelsFree()
    {
        var labels = Sheet.Labels.ConvertAll(label => (
            label.Text,
            Box: new Box(label.At.X, label.At.Y - 9, TextMeasure.Width(label.Text, PictureStyle.NoteSize), 10)));
        Assert.All(labels, label => Assert.All(Sheet.Tiles, tile => Assert.False(label.Box.Overlaps(tile.Box), $"{label.Text} {NameOf(tile.Tile)}")));
        for (var i = 0; i < labels.Count; i++)
        {
            Assert.DoesNotContain(labels.Skip(i + 1), other => other.Box.Overlaps(labels[i].Box));
        }
    }

    private Box BoxOf(Part part) =>
        part is Tile ? Sheet.Tiles.Single(tile => tile.Tile == part).Box : Sheet.Frames.Single(frame => frame.Block == part).Box;

    private static string NameOf(Part part) => part is Block block ? block.Name : part.Layers[0].Name;

    private static bool IsIn(Part part, Part block) => part != block && block is Block { IsOpen: true } outer && outer.Parts.Any(inner => inner == part || IsIn(part, inner));

    private static bool Touches(Point point, double y, Box box) => Math.Abs(point.Y - y) < 0.01 && point.X > box.Left && point.X < box.Right;

    private static bool Near(Point one, Point other) => Math.Abs(one.X - other.X) < 0.01 && Math.Abs(one.Y - other.Y) < 0.01;

    private static bool Crosses(Box line, Box box) =>
        line.Left < box.Right - 0.01 && box.Left + 0.01 < line.Right + 0.001 && line.Top < box.Bottom - 0.01 && box.Top + 0.01 < line.Bottom + 0.001;

    private sealed record BoxedPart(Part Part, Box Box);
}
