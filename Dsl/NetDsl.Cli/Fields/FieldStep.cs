using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Cli.Fields;

/// <summary>The way from one panel of the picture to the next.</summary>
/// <param name="From">The layer in front.</param>
/// <param name="To">The layer behind.</param>
/// <param name="Windows">The layers between them, the last one included, that change the field.</param>
/// <param name="Branches">Whether several paths lead from one to the other.</param>
internal sealed record FieldStep(TracedLayer From, TracedLayer To, IReadOnlyList<GraphNode> Windows, bool Branches)
{
    /// <summary>
    /// The one window that leads from layer to layer, padded also by what layers in front of it pad; null where there are several windows.
    /// </summary>
    public Window? Single
    {
        get
        {
            var padding = Windows.SkipLast(1).ToList();
            return Branches || !padding.TrueForAll(OnlyPads)
                ? null
                : padding.Aggregate(WindowOf(Windows[^1]), (window, layer) => Padded(window!.Value, WindowOf(layer)!.Value));
        }
    }

    /// <summary>The one window between the layers, which other paths may go around.</summary>
    public Window? OnlyWindow => Single ?? (Windows.Count == 1 ? WindowOf(Windows[0]) : null);

    /// <summary>Whether a layer adds or cuts off a border and does nothing else.</summary>
    public static bool OnlyPads(GraphNode layer) =>
        WindowOf(layer) is { Height: { Kernel: 1, Stride: 1 }, Width: { Kernel: 1, Stride: 1 } };

    /// <summary>The window of a layer that changes the field, or null.</summary>
    public static Window? WindowOf(GraphNode layer) =>
        layer.Inputs.Count > 0
        && layer.Layer.Field(layer.Inputs[0].Output) is FieldEffect.WindowEffect { Window: var window }
        && (Changes(window.Height) || Changes(window.Width))
            ? window
            : null;

    private static Window Padded(Window window, Window padding) => new(Padded(window.Height, padding.Height), Padded(window.Width, padding.Width));

    private static AxisWindow Padded(AxisWindow window, AxisWindow padding) =>
        window with { Before = window.Before + padding.Before, After = window.After + padding.After };

    private static bool Changes(AxisWindow window) => window is not { Kernel: 1, Stride: 1, Before: 0, After: 0 };
}
