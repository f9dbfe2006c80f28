using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// NDSL4001. The last window ends before the input does. Padding that goes unread is no loss, nor are the zeros of a zeropad, and
/// neither are positions that a stride larger than the kernel leaves out everywhere: that is what such a stride is for.
/// </summary>
internal sealed class WindowDropsBorder : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Layer.Spec is IWindowedSpec { Sliding: { Ceil: false } sliding })
            {
                Look(node, sliding, diagnostics);
            }
        }
    }

    private static void Look(GraphNode node, SlidingWindow sliding, DiagnosticBag diagnostics)
    {
        var producer = node.Inputs[0];
        var input = producer.Output;
        var window = sliding.Over(input);
        var zeros = (producer.Layer.Spec as ZeroPadSpec)?.Padding ?? PaddingArgument.Valid;
        var (rows, columns) = (Unread(window.Height, input.Height, zeros.Bottom), Unread(window.Width, input.Width, zeros.Right));
        if (rows == 0 && columns == 0)
        {
            return;
        }

        string[] unread = [.. Last(rows, "row"), .. Last(columns, "column")];
        diagnostics.Add(AdviceRules.WindowDropsBorder.At(
            SpanOf(node),
            node.Name,
            Quantity.List(unread),
            FormattableString.Invariant($"{input.Height} x {input.Width}"),
            producer.ShownName,
            $"{window.Kernel} windows at stride {window.Stride} end before",
            Repair(node, window, rows, columns)));
    }

    private static long Unread(AxisWindow window, int input, int zeros)
    {
        var unread = window.Dropped(input) - window.After;
        return window.Extent < window.Stride || unread <= zeros ? 0 : unread;
    }

    private static string[] Last(long count, string noun) =>
        count == 0 ? [] : [count == 1 ? $"the last {noun}" : $"the last {Quantity.Of(count, noun)}"];

    /// <summary>The padding behind the input that makes one more window, which then ends exactly with it.</summary>
    private static string Repair(GraphNode node, Window window, long rows, long columns)
    {
        var input = node.Inputs[0].Output;
        var bottom = rows == 0 ? window.Height.After : window.Height.After + Missing(window.Height, input.Height);
        var right = columns == 0 ? window.Width.After : window.Width.After + Missing(window.Width, input.Width);
        var padding = FormattableString.Invariant($"'padding: ({window.Height.Before}, {bottom}, {window.Width.Before}, {right})'");
        return node.Layer.Spec is PoolSpec ? $"write 'ceil: true' or {padding} to read all of it" : $"write {padding} to read all of it";
    }

    private static long Missing(AxisWindow window, int input) => window.Stride - window.Dropped(input);

    private static Syntax.SourceSpan SpanOf(GraphNode node) =>
        node.ArgumentSpans.TryGetValue("stride", out var stride) ? stride
        : node.ArgumentSpans.TryGetValue("size", out var size) ? size
        : node.Span;
}
