using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>What the picture of a field says in words.</summary>
internal sealed class FieldSentences(FieldPicture picture)
{
    private TracedLayer Unit => picture.Trace.Unit;

    private TracedLayer Input => picture.Trace.Input;

    /// <summary>The heading.</summary>
    public string Title => $"{picture.Graph.Name}: what a unit of '{Unit.Layer.ShownName}' sees";

    /// <summary>The answer in one sentence.</summary>
    public string Answer
    {
        get
        {
            var (image, seen) = (Input.Layer.Output, Input.Seen);
            var (row, column) = (picture.Trace.Row, picture.Trace.Column);
            var unit = FormattableString.Invariant($"The unit at row {row}, column {column} of {Size(Unit.Layer.Output)}");
            return seen.IsEmpty
                ? $"{unit} sees nothing but padding."
                : $"{unit} sees {Size(seen)} of {Size(image)} pixels: {Range("row", seen.Rows)}, {Range("column", seen.Columns)}, counted from 0.";
        }
    }

    /// <summary>The figures of the field, and where the unit's begins.</summary>
    public string Figures
    {
        get
        {
            var (rows, columns) = (picture.Field.Height, picture.Field.Width);
            var figures = $"Its receptive field is {Pair(rows.Size, columns.Size)}, "
                + $"with stride {Pair(rows.Stride, columns.Stride)} and padding {Pair(rows.Padding, columns.Padding)}";
            var (row, column) = (Input.Reach.Rows.First, Input.Reach.Columns.First);
            return Start(rows, picture.Trace.Row) == row && Start(columns, picture.Trace.Column) == column
                ? $"{figures}: it begins at row {StartInWords(rows, picture.Trace.Row)}, column {StartInWords(columns, picture.Trace.Column)}."
                : $"{figures}.";
        }
    }

    /// <summary>What else a reader should know, a sentence a line.</summary>
    public IEnumerable<string> Notes()
    {
        var inside = Input.Reach.Within(Input.Layer.Output);
        var (rows, columns) = (Input.Reach.Rows.Count - inside.Rows.Count, Input.Reach.Columns.Count - inside.Columns.Count);
        if (rows > 0 || columns > 0)
        {
            yield return $"Hatched: {Quantity.Of(rows, "row")} and {Quantity.Of(columns, "column")} of the field lie in the padding around the image, "
                + "where there are only zeros"
                + (FieldPanel.IsCut(Input) ? "; it is drawn as far as a quarter of the image." : ".");
        }

        if (picture.LeftOut > 0)
        {
            yield return $"Shown is the last layer of each resolution; {Quantity.Of(picture.LeftOut)} more between them change the field.";
        }

        if (picture.Steps.Any(step => step.Branches))
        {
            yield return "Where paths branch (*), the window is the union over all paths.";
        }

        if (!picture.Field.IsAligned)
        {
            yield return "The paths see fields around different centres.";
        }

        if (picture.Field.SeesEverything)
        {
            yield return "Through a gate's global pooling or a normalisation it sees a little of the whole image, too; that path is left out.";
        }
    }

    /// <summary>A pair of numbers as a size.</summary>
    public static string Pair(long rows, long columns) => FormattableString.Invariant($"{rows} × {columns}");

    /// <summary>The size of a window.</summary>
    public static string Size(FieldWindow window) => Pair(window.Rows.Count, window.Columns.Count);

    /// <summary>Positions in words.</summary>
    public static string Range(AxisRange range) => range.Count == 1
        ? FormattableString.Invariant($"{range.First}")
        : FormattableString.Invariant($"{range.First} to {range.Last}");

    private static string Range(string noun, AxisRange range) => noun + (range.Count == 1 ? " " : "s ") + Range(range);

    private static string Size(TensorShape shape) => Pair(shape.Height, shape.Width);

    private static long Start(AxisField field, int position) => (position * field.Stride) - field.Padding;

    private static string StartInWords(AxisField field, int position) => field.Padding < 0
        ? FormattableString.Invariant($"{position} · {field.Stride} + {-field.Padding} = {Start(field, position)}")
        : FormattableString.Invariant($"{position} · {field.Stride} − {field.Padding} = ") + Signed(Start(field, position));

    // As typeset in the sentences around it, with the minus sign in place of the hyphen.
    private static string Signed(long number) => (number < 0 ? "−" : "") + Quantity.Of(Math.Abs(number));
}
