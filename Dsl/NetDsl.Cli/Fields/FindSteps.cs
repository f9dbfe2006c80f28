using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Fields;

/// <summary>
/// Divides the way from the input to a unit into steps, each of which changes the field. Between branches there is no order, so a step
/// goes from a layer that every path passes to the next such layer.
/// </summary>
internal static class FindSteps
{
    /// <summary>The steps in their order, none where the unit sees one pixel.</summary>
    public static IReadOnlyList<FieldStep> Run(NetworkGraph graph, FieldTrace trace)
    {
        var common = Common(graph, trace);
        var stops = new List<TracedLayer> { common[0] };
        var (changed, padded) = (false, false);
        foreach (var traced in trace.Layers)
        {
            // A layer that only pads belongs to the window behind it.
            padded |= FieldStep.OnlyPads(traced.Layer);
            changed |= FieldStep.WindowOf(traced.Layer) is not null && !FieldStep.OnlyPads(traced.Layer);
            if (changed && common.Contains(traced))
            {
                stops.Add(traced);
                (changed, padded) = (false, false);
            }
        }

        // What follows the last window, such as an activation, has the same positions: the layer that was asked for stands for it.
        if (stops.Count > 1 && !padded)
        {
            stops.RemoveAt(stops.Count - 1);
        }

        return stops.Count == 1 && common[0] == trace.Unit ? [] : Between([.. stops, trace.Unit], trace, common);
    }

    /// <summary>The steps from stop to stop.</summary>
    public static IReadOnlyList<FieldStep> Between(IReadOnlyList<TracedLayer> stops, FieldTrace trace, IReadOnlyCollection<TracedLayer> common) =>
    [
        .. stops.Skip(1).Zip(stops, (to, from) =>
        {
            var between = trace.Layers.Where(traced => traced.Layer.Index > from.Layer.Index && traced.Layer.Index <= to.Layer.Index).ToList();
            return new FieldStep(
                from,
                to,
                [.. between.Select(traced => traced.Layer).Where(layer => FieldStep.WindowOf(layer) is not null)],
                !between.TrueForAll(common.Contains) || between.Exists(traced => traced.Layer.Inputs.Count > 1));
        }),
    ];

    /// <summary>
    /// The layers that every path from the input to the unit passes: in an order of the graph, those that no edge leads over.
    /// </summary>
    public static IReadOnlyList<TracedLayer> Common(NetworkGraph graph, FieldTrace trace)
    {
        var isTraced = trace.Layers.Select(traced => traced.Layer.Index).ToHashSet();
        var common = new List<TracedLayer>();
        var furthest = 0;
        foreach (var traced in trace.Layers)
        {
            if (furthest <= traced.Layer.Index)
            {
                common.Add(traced);
            }

            var consumers = graph.Consumers[traced.Layer.Index].Where(consumer => isTraced.Contains(consumer.Index));
            furthest = consumers.Aggregate(furthest, (most, consumer) => Math.Max(most, consumer.Index));
        }

        return common;
    }
}
