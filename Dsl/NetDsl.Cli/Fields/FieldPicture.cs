using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>What a picture of a receptive field shows.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Facts">What was computed of it.</param>
/// <param name="Trace">The unit's windows.</param>
/// <param name="Steps">The way from panel to panel.</param>
/// <param name="LeftOut">Layers that change the field and have no panel of their own.</param>
internal sealed record FieldPicture(NetworkGraph Graph, NetworkFacts Facts, FieldTrace Trace, IReadOnlyList<FieldStep> Steps, int LeftOut)
{
    /// <summary>More panels than these are too small to be read side by side.</summary>
    private const int MostSteps = 12;

    /// <summary>The layers that have a panel, from the input to the unit's.</summary>
    public IReadOnlyList<TracedLayer> Stops => [Trace.Input, .. Steps.Select(step => step.To)];

    /// <summary>The field at the unit's layer.</summary>
    public ReceptiveField Field => FieldOf(Trace.Unit.Layer);

    /// <summary>The field of a traced layer, which is always known.</summary>
    public ReceptiveField FieldOf(GraphNode layer) => Facts.Layers[layer.Index].Field!;

    /// <summary>The picture of one unit.</summary>
    public static FieldPicture Of(NetworkGraph graph, NetworkFacts facts, FieldUnit unit)
    {
        var trace = TraceField.Run(graph, facts, unit.Layer, unit.Row, unit.Column);
        var steps = FindSteps.Run(graph, trace);
        if (steps.Count <= MostSteps)
        {
            return new FieldPicture(graph, facts, trace, steps, LeftOut: 0);
        }

        var stops = Thinned([trace.Input, .. LastOfEachResolution(steps)]);
        var chosen = FindSteps.Between(stops, trace, FindSteps.Common(graph, trace));
        return new FieldPicture(graph, facts, trace, chosen, steps.Count - chosen.Count);
    }

    private static IEnumerable<TracedLayer> LastOfEachResolution(IReadOnlyList<FieldStep> steps) => steps
        .Where((step, i) => i == steps.Count - 1 || Resolution(step.To) != Resolution(steps[i + 1].To))
        .Select(step => step.To);

    private static (int Height, int Width) Resolution(TracedLayer traced) => (traced.Layer.Output.Height, traced.Layer.Output.Width);

    // Where every layer has its own resolution, as without padding, evenly spaced ones are kept.
    private static IReadOnlyList<TracedLayer> Thinned(IReadOnlyList<TracedLayer> stops)
    {
        var last = stops.Count - 1;
        var spacing = (last + MostSteps - 1) / MostSteps;
        return spacing <= 1 ? stops : [.. stops.Where((_, i) => (last - i) % spacing == 0 || i == 0)];
    }
}
