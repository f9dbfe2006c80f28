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

        return ProducerRepair.ChangeChannels(a, b) ?? Project(a, b);
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
        return ProducerRepair.PadSame(smaller, larger)
            ?? ProducerRepair.Stride(larger, smaller)
            ?? Reduce(larger, TensorShape.Image(smaller.Output.Height, smaller.Output.Width, larger.Output.Channels))
            ?? Pad(larger, smaller);
    }

    /// <summary>What gives two branches one height and width: a change to the window of one of them, where that is enough.</summary>
    public static string MakeBranchesMeet(GraphNode a, GraphNode b)
    {
        var (larger, smaller) = a.Output.Pixels >= b.Output.Pixels ? (a, b) : (b, a);
        return (a.Output.IsSpatial != b.Output.IsSpatial ? null : ProducerRepair.PadSame(smaller, larger)
            ?? ProducerRepair.Stride(larger, smaller)
            ?? ProducerRepair.Slide(smaller, larger)
            ?? ProducerRepair.Slide(larger, smaller))
            ?? ProducerRepair.RemovePooling(smaller, larger)
            ?? MakeFrameEqual(a, b);
    }

    /// <summary>What gives a branch the height and width of others, which are to stay as they are.</summary>
    public static string FitFrame(GraphNode branch, GraphNode kept)
    {
        var isSameKind = branch.Output.IsSpatial == kept.Output.IsSpatial;
        return (isSameKind ? ProducerRepair.PadSame(branch, kept) ?? ProducerRepair.Slide(branch, kept) : null)
            ?? ProducerRepair.RemovePooling(branch, kept)
            ?? (isSameKind ? Pad(kept, branch) : MakeFrameEqual(kept, branch));
    }

    /// <summary>What gives a shortcut the shape of the layers beside it.</summary>
    public static string FitShortcut(GraphNode shortcut, GraphNode layers)
    {
        var (own, wanted) = (shortcut.Output, layers.Output);
        return own.IsSpatial != wanted.IsSpatial || ShapeDifference.SameFrame(own, wanted) ? MakeEqual(layers, shortcut)
            : own.Channels == wanted.Channels ? MakeBranchesMeet(layers, shortcut)
            : ProducerRepair.Reshape(shortcut, layers) ?? FitBySteps(shortcut, layers) ?? MakeEqual(layers, shortcut);
    }

    private static string? FitBySteps(GraphNode shortcut, GraphNode layers) =>
        (ProducerRepair.PadSame(shortcut, layers) ?? ProducerRepair.Slide(shortcut, layers)) is { } frame
        && ProducerRepair.ChangeChannels(layers, shortcut) is { } channels
            ? $"{frame}, and {channels}"
            : null;

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
        var strideText = stride == Size2.One ? "" : $", stride: {stride.InCode}";
        return sliding.Outputs(from) == (to.Height, to.Width)
            ? FormattableString.Invariant($"conv2d {to.Channels}, 1x1{strideText}")
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

    /// <summary>The stride that divides one height and width into another, what is left over rounded up.</summary>
    public static Size2 StrideBetween(TensorShape from, TensorShape to) => new(Ratio(from.Height, to.Height), Ratio(from.Width, to.Width));

    private static int Ratio(int from, int to) => (from + to - 1) / to;
}
