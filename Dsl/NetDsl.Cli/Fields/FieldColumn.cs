using NetDsl.Cli.Pictures;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>A panel of the picture with what stands below it, at its place from left to right.</summary>
/// <param name="Panel">The panel, around its own middle.</param>
/// <param name="Labels">Lines below it, the name first.</param>
/// <param name="Name">The whole name, which the first label may shorten.</param>
/// <param name="CenterX">The middle of the column.</param>
/// <param name="Width">The width of panel and labels.</param>
internal sealed record FieldColumn(FieldPanel Panel, IReadOnlyList<string> Labels, string Name, double CenterX, double Width)
{
    /// <summary>Between two columns; lines from window to window need some room.</summary>
    private const double Gap = 30;

    /// <summary>Longer names and labels are shortened.</summary>
    private const double LargestLabel = 170;

    /// <summary>The columns of a picture, side by side from 0 on.</summary>
    public static IReadOnlyList<FieldColumn> Of(FieldPicture picture)
    {
        var columns = new List<FieldColumn>();
        var left = 0.0;
        foreach (var (traced, i) in picture.Stops.Select((traced, i) => (traced, i)))
        {
            var panel = new FieldPanel(traced, picture.Trace.Input);
            var labels = LabelsOf(traced, i == 0 ? null : picture.Steps[i - 1]);
            var width = Math.Max(panel.Box.Width, labels.Select((label, line) => WidthOf(label, line)).Max());
            // The panel's image is what is centred: its padding may lie on one side only.
            columns.Add(new FieldColumn(panel, labels, traced.Layer.ShownName, left + (width / 2), width));
            left += width + Gap;
        }

        return columns;
    }

    private static double WidthOf(string label, int line) => TextMeasure.Width(label, PictureStyle.TextSize, isBold: line == 0);

    private static IReadOnlyList<string> LabelsOf(TracedLayer traced, FieldStep? step)
    {
        var shape = traced.Layer.Output.ToString().Replace("x", " × ");
        string[] labels =
        [
            traced.Layer.ShownName,
            step is null ? "the image" : Operation(step),
            shape,
            traced.Seen.IsEmpty ? "sees padding only" : $"window {FieldSentences.Size(traced.Seen)}",
        ];
        return [.. labels.Select((label, line) => TextMeasure.Fit(label, LargestLabel, PictureStyle.TextSize, isBold: line == 0))];
    }

    private static string Operation(FieldStep step)
    {
        var paths = step.Branches ? " *" : "";
        if (step.OnlyWindow is not { } window)
        {
            return Quantity.Of(step.Windows.Count, "window") + paths;
        }

        var stride = window.Stride == Size2.One ? "" : $", stride {FieldRows.Words(window.Stride)}";
        return $"{step.Windows[^1].Layer.Definition.Keyword} {FieldSentences.Pair(window.Kernel.Height, window.Kernel.Width)}{stride}{paths}";
    }
}
