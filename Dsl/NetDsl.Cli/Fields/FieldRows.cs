using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>The table below the picture: a row for each step, with the numbers of the recurrence.</summary>
internal static class FieldRows
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["layer", "window", "stride", "padding", "output", "field r", "jump j", "rows seen", "columns seen"];

    /// <summary>The rows, the input's first. Where the axes differ, each has a row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(FieldPicture picture) =>
    [
        Cells(picture.Trace.Input, ["", "", ""], "1", "1"),
        .. picture.Steps.SelectMany(step => Of(picture, step)),
    ];

    private static IEnumerable<IReadOnlyList<string>> Of(FieldPicture picture, FieldStep step)
    {
        var rows = new FieldGrowth(picture, step, window => window.Height, field => field.Height);
        var columns = new FieldGrowth(picture, step, window => window.Width, field => field.Width);
        var areAlike = rows.Size == columns.Size && rows.Stride == columns.Stride;
        yield return Cells(step.To, Windows(picture, step), (areAlike ? "" : "rows ") + rows.Size, rows.Stride);
        if (!areAlike)
        {
            yield return ["", "", "", "", "", "columns " + columns.Size, columns.Stride, "", ""];
        }
    }

    private static IReadOnlyList<string> Cells(TracedLayer traced, IReadOnlyList<string> window, string size, string jump) =>
    [
        traced.Layer.ShownName,
        .. window,
        traced.Layer.Output.ToString().Replace("x", " × "),
        size,
        jump,
        traced.Seen.IsEmpty ? "none" : FieldSentences.Range(traced.Seen.Rows),
        traced.Seen.IsEmpty ? "none" : FieldSentences.Range(traced.Seen.Columns),
    ];

    private static IReadOnlyList<string> Windows(FieldPicture picture, FieldStep step)
    {
        var paths = step.Branches ? " *" : "";
        if (step.OnlyWindow is { } window)
        {
            var dilation = window.Dilation == Size2.One ? "" : $", dilation {Words(window.Dilation)}";
            return [Words(window.Kernel) + dilation + paths, Words(window.Stride), Padding(window)];
        }

        var (before, after) = (picture.FieldOf(step.From.Layer), picture.FieldOf(step.To.Layer));
        var stride = new Size2((int)(after.Height.Stride / before.Height.Stride), (int)(after.Width.Stride / before.Width.Stride));
        return [Quantity.Of(step.Windows.Count, "window") + paths, Words(stride), ""];
    }

    /// <summary>A size as one number where it is square, else as two.</summary>
    public static string Words(Size2 size) =>
        size.Height == size.Width ? FormattableString.Invariant($"{size.Height}") : FieldSentences.Pair(size.Height, size.Width);

    private static string Padding(Window window)
    {
        var (rows, columns) = (window.Height, window.Width);
        return (rows.Before, rows.After) != (columns.Before, columns.After)
            ? $"rows {Padding(rows)}; columns {Padding(columns)}"
            : Padding(rows);
    }

    private static string Padding(AxisWindow window) => window.Before == window.After
        ? FormattableString.Invariant($"{window.Before}")
        : FormattableString.Invariant($"{window.Before} before, {window.After} behind");
}
