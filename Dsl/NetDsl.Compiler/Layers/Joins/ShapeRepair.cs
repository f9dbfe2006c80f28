using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// What would let two values meet. Each proposal is tried before it is made: the changed layer's output size is computed, and it must
/// be the one that is needed.
/// </summary>
internal static class ShapeRepair
{
    /// <summary>What gives two values one shape.</summary>
    public static string MakeEqual(GraphNode a, GraphNode b)
    {
        var (first, second) = (a.Output, b.Output);
        if (!ShapeDifference.SameFrame(first, second))
        {
            return first.Channels == second.Channels && first.IsSpatial == second.IsSpatial ? MakeFrameEqual(a, b) : Project(a, b);
        }

        return ChangeChannels(a, b) ?? Project(a, b);
    }

    /// <summary>What gives two values one height and width.</summary>
    public static string MakeFrameEqual(GraphNode a, GraphNode b)
    {
        if (a.Output.IsSpatial != b.Output.IsSpatial)
        {
            var image = a.Output.IsSpatial ? a : b;
            return $"put 'flatten' behind '{image.ShownName}'";
        }

        var (larger, smaller) = a.Output.Pixels >= b.Output.Pixels ? (a, b) : (b, a);
        return PadSame(smaller, larger)
            ?? Stride(larger, smaller)
            ?? Reduce(larger, TensorShape.Image(smaller.Output.Height, smaller.Output.Width, larger.Output.Channels))
            ?? Pad(larger, smaller);
    }

    /// <summary>
    /// The layer that turns one shape into another by weighing channels or features, with a stride where that is needed: the projection
    /// of a residual's shortcut (He et al., 2016, option B). Null where none does.
    /// </summary>
    public static string? Projection(TensorShape from, TensorShape to)
    {
        if (!from.IsSpatial || !to.IsSpatial)
        {
            return from.IsSpatial == to.IsSpatial ? FormattableString.Invariant($"dense {to.Channels}") : null;
        }

        var stride = StrideBetween(from, to);
        var sliding = new SlidingWindow(Size2.One, stride, Size2.One, PaddingArgument.Valid);
        var strideText = stride == Size2.One ? "" : $", stride: {Extents(stride)}";
        return sliding.Outputs(from) == (to.Height, to.Width)
            ? FormattableString.Invariant($"conv2d {to.Channels}, 1x1{strideText}")
            : null;
    }

    /// <summary>Gives the later one of the two layers that decide on the channels the other's number.</summary>
    private static string? ChangeChannels(GraphNode a, GraphNode b)
    {
        var (ofA, ofB) = (ChannelSource(a), ChannelSource(b));
        var (source, other) = (ofA?.Index ?? -1) > (ofB?.Index ?? -1) ? (ofA, b) : (ofB, a);
        var channels = other.Output.Channels;
        if (source is null || LeadsTo(source, other))
        {
            return null;
        }

        return source.Layer.Spec switch
        {
            // Fewer groups could be needed as well; a proposal that may not hold is not made.
            Conv2DSpec conv when channels % conv.Groups == 0 => $"give '{source.ShownName}' {channels} filters",
            DenseSpec => $"give '{source.ShownName}' {channels} units",
            _ => null,
        };
    }

    /// <summary>The layer that gave a value its number of channels: back through layers that keep it.</summary>
    private static GraphNode? ChannelSource(GraphNode node)
    {
        while (node.Inputs.Count == 1 && node.Layer.Spec is not (Conv2DSpec or DenseSpec))
        {
            if (node.Inputs[0].Output.Channels != node.Output.Channels)
            {
                return null;
            }

            node = node.Inputs[0];
        }

        return node.Inputs.Count == 1 ? node : null;
    }

    private static string? PadSame(GraphNode node, GraphNode wanted) =>
        WindowBehind(node) is { } source
        && !LeadsTo(source, wanted)
        && Gives(source, ((IWindowedSpec)source.Layer.Spec).Sliding with { Padding = PaddingArgument.Same }, wanted.Output)
            ? $"give '{source.ShownName}' 'padding: same'"
            : null;

    private static string? Stride(GraphNode node, GraphNode wanted)
    {
        if (WindowBehind(node) is not { } source || LeadsTo(source, wanted))
        {
            return null;
        }

        var sliding = ((IWindowedSpec)source.Layer.Spec).Sliding;
        var stride = StrideBetween(source.Inputs[0].Output, wanted.Output);
        return Gives(source, sliding with { Stride = stride }, wanted.Output)
            ? $"give '{source.ShownName}' 'stride: {Extents(stride)}'"
            : null;
    }

    /// <summary>What gives two values of different height, width and channels, or of different kinds, one shape.</summary>
    private static string Project(GraphNode a, GraphNode b)
    {
        if (!a.Output.IsSpatial && !b.Output.IsSpatial)
        {
            return $"put 'dense {a.Output.Channels}' behind '{b.ShownName}'";
        }

        if (a.Output.IsSpatial != b.Output.IsSpatial)
        {
            var (image, vector) = a.Output.IsSpatial ? (a, b) : (b, a);
            return $"put 'flatten' and 'dense {vector.Output.Channels}' behind '{image.ShownName}'";
        }

        var (larger, smaller) = a.Output.Pixels > b.Output.Pixels ? (a, b) : (b, a);
        return Reduce(larger, smaller.Output)
            ?? $"{Pad(larger, smaller)}, and 'conv2d {larger.Output.Channels}, 1x1' behind that";
    }

    private static string? Reduce(GraphNode node, TensorShape wanted) =>
        Projection(node.Output, wanted) is { } projection ? $"put '{projection}' behind '{node.ShownName}'" : null;

    /// <summary>Zeros at the bottom right of whichever value is smaller along an axis.</summary>
    private static string Pad(GraphNode a, GraphNode b)
    {
        string[] paddings = [.. PadTo(a, b.Output), .. PadTo(b, a.Output)];
        return $"put {Quantity.List(paddings)}";
    }

    private static string[] PadTo(GraphNode node, TensorShape wanted)
    {
        var (rows, columns) = (Math.Max(0, wanted.Height - node.Output.Height), Math.Max(0, wanted.Width - node.Output.Width));
        return rows + columns == 0 ? [] : [FormattableString.Invariant($"'zeropad (0, {rows}, 0, {columns})' behind '{node.ShownName}'")];
    }

    /// <summary>The last layer with a window, back through layers that work position by position.</summary>
    private static GraphNode? WindowBehind(GraphNode node)
    {
        while (node.Inputs.Count == 1 && node.Layer.Spec is not IWindowedSpec)
        {
            if (node.Layer.Field(node.Inputs[0].Output) is not FieldEffect.PointwiseEffect)
            {
                return null;
            }

            node = node.Inputs[0];
        }

        return node.Layer.Spec is IWindowedSpec ? node : null;
    }

    private static bool Gives(GraphNode source, SlidingWindow sliding, TensorShape wanted) =>
        sliding.Outputs(source.Inputs[0].Output) == (wanted.Height, wanted.Width);

    /// <summary>Whether a value depends on a layer, which then cannot be changed for the other one alone.</summary>
    private static bool LeadsTo(GraphNode source, GraphNode value)
    {
        var open = new Stack<GraphNode>([value]);
        var seen = new HashSet<GraphNode>();
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node == source)
            {
                return true;
            }

            foreach (var input in node.Inputs.Where(input => input.Index >= source.Index && seen.Add(input)))
            {
                open.Push(input);
            }
        }

        return false;
    }

    private static Size2 StrideBetween(TensorShape from, TensorShape to) => new(Ratio(from.Height, to.Height), Ratio(from.Width, to.Width));

    private static int Ratio(int from, int to) => (from + to - 1) / to;

    private static string Extents(Size2 size) => size.Height == size.Width
        ? FormattableString.Invariant($"{size.Height}")
        : FormattableString.Invariant($"{size.Height}x{size.Width}");
}
