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
        return PadSame(smaller, larger.Output)
            ?? Stride(larger, smaller.Output)
            ?? Project(larger, smaller);
    }

    /// <summary>
    /// The layer that turns one shape into another by weighing channels or features, with a stride where that is needed; null where
    /// none does.
    /// </summary>
    public static string? Projection(TensorShape from, TensorShape to)
    {
        if (!from.IsSpatial || !to.IsSpatial)
        {
            return from.IsSpatial == to.IsSpatial ? FormattableString.Invariant($"dense {to.Channels}") : null;
        }

        var stride = new Size2(Ratio(from.Height, to.Height), Ratio(from.Width, to.Width));
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
        var (source, channels) = (ofA?.Index ?? -1) > (ofB?.Index ?? -1) ? (ofA, b.Output.Channels) : (ofB, a.Output.Channels);
        return source?.Layer.Spec switch
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

    private static string? PadSame(GraphNode node, TensorShape wanted) =>
        WindowBehind(node) is { } source
        && Gives(source, ((IWindowedSpec)source.Layer.Spec).Sliding with { Padding = PaddingArgument.Same }, wanted)
            ? $"give '{source.ShownName}' 'padding: same'"
            : null;

    private static string? Stride(GraphNode node, TensorShape wanted)
    {
        if (WindowBehind(node) is not { } source)
        {
            return null;
        }

        var sliding = ((IWindowedSpec)source.Layer.Spec).Sliding;
        var input = source.Inputs[0].Output;
        var stride = new Size2(Ratio(input.Height, wanted.Height), Ratio(input.Width, wanted.Width));
        return Gives(source, sliding with { Stride = stride }, wanted)
            ? $"give '{source.ShownName}' 'stride: {Extents(stride)}'"
            : null;
    }

    /// <summary>
    /// A 1 × 1 convolution that gives the larger value the smaller one's shape: the projection of a residual's shortcut (He et al.,
    /// 2016, option B).
    /// </summary>
    private static string Project(GraphNode a, GraphNode b)
    {
        if (!a.Output.IsSpatial && !b.Output.IsSpatial)
        {
            return $"put 'dense {a.Output.Channels}' behind '{b.ShownName}'";
        }

        if (a.Output.IsSpatial != b.Output.IsSpatial)
        {
            var image = a.Output.IsSpatial ? a : b;
            return $"put 'flatten' and 'dense {(a.Output.IsSpatial ? b : a).Output.Channels}' behind '{image.ShownName}'";
        }

        var (larger, smaller) = a.Output.Pixels > b.Output.Pixels ? (a, b) : (b, a);
        return Projection(larger.Output, smaller.Output) is { } projection
            ? $"put '{projection}' behind '{larger.ShownName}'"
            : $"bring both to one height and width with 'zeropad' behind '{smaller.ShownName}' or a stride before '{larger.ShownName}'";
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

    private static int Ratio(int from, int to) => (from + to - 1) / to;

    private static string Extents(Size2 size) => size.Height == size.Width
        ? FormattableString.Invariant($"{size.Height}")
        : FormattableString.Invariant($"{size.Height}x{size.Width}");
}
