using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Fields;

/// <summary>Writes a receptive field as SVG: the answer, the panels from input to unit, the recurrence with its numbers, notes.</summary>
internal sealed class FieldDrawing
{
    private const double Margin = 20;
    private const double HeadingHeight = 72;
    private const double LabelLine = 15;
    private const double Gap = 24;

    private static readonly StyleRule[] Rules =
    [
        new("image", "fill:#f4f6f8;stroke:#6b7885;stroke-width:1", "fill:#18202a;stroke:#8896a4"),
        new("cells", "fill:none;stroke:#6b7885;stroke-opacity:0.35;stroke-width:0.6", "stroke:#8896a4"),
        new("beam", "fill:#3b78c2;fill-opacity:0.13", "fill:#6ea8ec;fill-opacity:0.16"),
        new("ray", "fill:none;stroke:#3b78c2;stroke-opacity:0.7;stroke-width:0.9", "stroke:#6ea8ec"),
        new("seen", "fill:#3b78c2;fill-opacity:0.45", "fill:#6ea8ec;fill-opacity:0.5"),
        new("seen-line", "fill:none;stroke:#1f5596;stroke-width:1.4;stroke-linecap:square", "stroke:#8fc0f7"),
        new("unit", "fill:#cf6a33", "fill:#f09a6a"),
        new("hatching", "fill:none;stroke:#3b78c2;stroke-opacity:0.75;stroke-width:0.8", "stroke:#6ea8ec"),
        new("rule", "fill:none;stroke:#6b7885;stroke-opacity:0.45", "stroke:#8896a4"),
    ];

    private readonly FieldSentences words;
    private readonly IReadOnlyList<FieldColumn> columns;
    private readonly FieldTable table;
    private readonly IReadOnlyList<string> notes;
    private readonly SvgWriter svg;
    private readonly double middle;
    private readonly double indent;

    private FieldDrawing(FieldPicture picture)
    {
        words = new FieldSentences(picture);
        columns = FieldColumn.Of(picture);
        table = new FieldTable(FieldRows.Heads, FieldRows.Of(picture));
        notes = [.. words.Notes()];
        var (above, below) = (columns.Max(column => -column.Panel.Box.Top), columns.Max(column => column.Panel.Box.Bottom));
        middle = Margin + HeadingHeight + above;
        LabelTop = middle + below + 18;
        TableTop = LabelTop + (columns[0].Labels.Count * LabelLine) + Gap;
        NotesTop = TableTop + table.Height + Gap;
        var panels = columns[^1].CenterX + (columns[^1].Width / 2);
        var width = Math.Ceiling(new[] { panels, table.Width, HeadingWidth(), notes.Select(NoteWidth).DefaultIfEmpty().Max() }.Max());
        indent = Margin + Math.Floor((width - panels) / 2);
        var height = (notes.Count == 0 ? TableTop + table.Height : NotesTop + ((notes.Count - 1) * LabelLine)) + Margin;
        svg = new SvgWriter(new Extent(width + (2 * Margin), Math.Ceiling(height)), words.Title, words.Answer, PictureStyle.Sheet(Rules));
    }

    private double LabelTop { get; }

    private double TableTop { get; }

    private double NotesTop { get; }

    /// <summary>The picture.</summary>
    public static string Write(FieldPicture picture)
    {
        var drawing = new FieldDrawing(picture);
        drawing.WriteHeading();
        drawing.WritePanels();
        drawing.WriteBeams();
        drawing.WriteLabels();
        drawing.table.Write(drawing.svg, Margin, drawing.TableTop);
        drawing.WriteNotes();
        return drawing.svg.Finish();
    }

    private static double NoteWidth(string note) => TextMeasure.Width(note, PictureStyle.NoteSize);

    private double HeadingWidth() => new[]
    {
        TextMeasure.Width(words.Title, PictureStyle.HeadingSize, isBold: true),
        TextMeasure.Width(words.Answer, PictureStyle.TextSize),
        TextMeasure.Width(words.Figures, PictureStyle.TextSize),
    }.Max();

    private void WriteHeading()
    {
        svg.Text(Margin, Margin + 13, words.Title, "heading");
        svg.Text(Margin, Margin + 33, words.Answer, "text");
        svg.Text(Margin, Margin + 49, words.Figures, "text");
    }

    private void WritePanels()
    {
        foreach (var (column, i) in columns.Select((column, i) => (column, i)))
        {
            var panel = column.Panel;
            svg.BeginGroup("panel", string.Join('\n', [column.Name, .. column.Labels.Skip(1).Where(label => label.Length > 0)]));
            svg.Rectangle(Placed(panel.Image, column), "image");
            svg.Path(PathData.Lines(panel.GridLines().Select(line => (Placed(line.From, column), Placed(line.To, column)))), "cells");
            foreach (var strip in panel.Padding())
            {
                svg.Path(Hatching.Of(Placed(strip, column), 4), "hatching");
            }

            if (panel.Seen is { } seen)
            {
                svg.Rectangle(Placed(seen, column), i == columns.Count - 1 ? "unit" : "seen");
            }

            svg.Path(PathData.Lines(panel.Outline().Select(line => (Placed(line.From, column), Placed(line.To, column)))), "seen-line");
            svg.EndGroup();
        }
    }

    // From the window's right side to the left side of the next one: what is between them is what the next window is computed from.
    private void WriteBeams()
    {
        foreach (var (to, from) in columns.Skip(1).Zip(columns))
        {
            var (wide, narrow) = (Placed(from.Panel.Reach, from), Placed(to.Panel.Reach, to));
            Point[] corners =
            [
                new(wide.Right, wide.Top), new(narrow.Left, narrow.Top), new(narrow.Left, narrow.Bottom), new(wide.Right, wide.Bottom),
            ];
            svg.Path(PathData.Area(corners), "beam");
            svg.Path(PathData.Lines([(corners[0], corners[1]), (corners[3], corners[2])]), "ray");
        }
    }

    private void WriteLabels()
    {
        string[] styles = ["strong", "text", "note", "note"];
        foreach (var column in columns)
        {
            for (var line = 0; line < column.Labels.Count; line++)
            {
                svg.Text(indent + column.CenterX, LabelTop + (line * LabelLine), column.Labels[line], styles[line], TextAnchor.Middle);
            }
        }
    }

    private void WriteNotes()
    {
        for (var i = 0; i < notes.Count; i++)
        {
            svg.Text(Margin, NotesTop + (i * LabelLine), notes[i], "note");
        }
    }

    private Box Placed(Box box, FieldColumn column) => box.Moved(indent + column.CenterX, middle);

    private Point Placed(Point point, FieldColumn column) => point.Moved(indent + column.CenterX, middle);
}
