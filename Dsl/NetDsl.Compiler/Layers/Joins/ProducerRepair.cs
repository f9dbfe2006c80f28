using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>Changes to a layer that is already there, which would give one value the shape of another and leave the other one alone.</summary>
internal static class ProducerRepair
{
    /// <summary>Gives the later one of the two layers that decide on the channels the other's number.</summary>
    public static string? ChangeChannels(GraphNode a, GraphNode b)
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
            SeparableSpec or ConvTransposeSpec => $"give '{source.ShownName}' {channels} filters",
            DenseSpec => $"give '{source.ShownName}' {channels} units",
            _ => null,
        };
    }

    /// <summary>Lets the last window before a value keep height and width.</summary>
    public static string? PadSame(GraphNode node, GraphNode wanted) =>
        SizeSource(node) is { } source
        && !LeadsTo(source, wanted)
        && Gives(source, ((IWindowedSpec)source.Layer.Spec).Sliding with { Padding = PaddingArgument.Same }, wanted.Output)
            ? $"give '{source.ShownName}' 'padding: same'"
            : null;

    /// <summary>Gives the last window before a value the stride between the two.</summary>
    public static string? Stride(GraphNode node, GraphNode wanted)
    {
        if (WindowBehind(node) is not { } source || LeadsTo(source, wanted))
        {
            return null;
        }

        var sliding = ((IWindowedSpec)source.Layer.Spec).Sliding;
        var stride = ShapeRepair.StrideBetween(source.Inputs[0].Output, wanted.Output);
        return Gives(source, sliding with { Stride = stride }, wanted.Output)
            ? $"give '{source.ShownName}' 'stride: {stride.InCode}'"
            : null;
    }

    /// <summary>Gives the last window before a value another stride, and 'same' where that is needed, so that it has a height and width.</summary>
    public static string? Slide(GraphNode node, GraphNode wanted) =>
        SizeSource(node) is { } source && !LeadsTo(source, wanted)
            ? Give(source, null, FindSliding(source, wanted.Output))
            : null;

    /// <summary>Leaves out a global pooling that took a height and width away.</summary>
    public static string? RemovePooling(GraphNode node, GraphNode wanted)
    {
        while (node.Inputs.Count == 1 && node.Layer.Spec is not GlobalPoolSpec && ShapeDifference.SameFrame(node.Output, node.Inputs[0].Output))
        {
            node = node.Inputs[0];
        }

        return node.Layer.Spec is GlobalPoolSpec && ShapeDifference.SameFrame(node.Inputs[0].Output, wanted.Output)
            ? $"remove '{node.ShownName}'"
            : null;
    }

    /// <summary>Gives the convolution before a value the filters, the stride and the padding that make its shape another one.</summary>
    public static string? Reshape(GraphNode node, GraphNode wanted)
    {
        var source = ChannelSource(node);
        return source?.Layer.Spec is Conv2DSpec conv
            && source == (SizeSource(node) ?? source)
            && wanted.Output.Channels % conv.Groups == 0
            && !LeadsTo(source, wanted)
            ? Give(source, FormattableString.Invariant($"{wanted.Output.Channels} filters"), FindSliding(source, wanted.Output))
            : null;
    }

    private static string? Give(GraphNode source, string? first, SlidingWindow? changed)
    {
        if (changed is null)
        {
            return null;
        }

        var sliding = ((IWindowedSpec)source.Layer.Spec).Sliding;
        var parts = new[]
        {
            first,
            changed.Stride == sliding.Stride ? null : $"'stride: {changed.Stride.InCode}'",
            changed.Padding == sliding.Padding ? null : "'padding: same'",
        };
        return $"give '{source.ShownName}' {Quantity.List([.. parts.OfType<string>()])}";
    }

    /// <summary>The window of a layer with another stride, and 'same' where that alone is not enough, that gives a height and width.</summary>
    private static SlidingWindow? FindSliding(GraphNode source, TensorShape wanted)
    {
        var sliding = ((IWindowedSpec)source.Layer.Spec).Sliding;
        var most = ShapeRepair.StrideBetween(source.Inputs[0].Output, wanted);
        Size2[] strides = [most, new(Math.Max(1, most.Height - 1), Math.Max(1, most.Width - 1))];
        PaddingArgument[] paddings = [sliding.Padding, PaddingArgument.Same];
        return paddings
            .SelectMany(padding => strides.Select(stride => sliding with { Stride = stride, Padding = padding }))
            .FirstOrDefault(changed => Gives(source, changed, wanted));
    }

    /// <summary>The layer that gave a value its number of channels: back through layers that keep it.</summary>
    private static GraphNode? ChannelSource(GraphNode node)
    {
        while (node.Inputs.Count == 1 && node.Layer.Spec is not (Conv2DSpec or SeparableSpec or ConvTransposeSpec or DenseSpec))
        {
            if (node.Inputs[0].Output.Channels != node.Output.Channels)
            {
                return null;
            }

            node = node.Inputs[0];
        }

        return node.Inputs.Count == 1 ? node : null;
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

    /// <summary>The last layer with a window that changed height and width: windows that keep any size would keep another one as well.</summary>
    private static GraphNode? SizeSource(GraphNode node)
    {
        while (WindowBehind(node) is { } window)
        {
            var sliding = ((IWindowedSpec)window.Layer.Spec).Sliding;
            if (sliding.Stride != Size2.One || !ShapeDifference.SameFrame(window.Output, window.Inputs[0].Output))
            {
                return window;
            }

            node = window.Inputs[0];
        }

        return null;
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
}
