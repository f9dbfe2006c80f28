using NetDsl.Compiler;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Profiling;

/// <summary>Gives the times of calls to the layers that they compute, and each layer its floor.</summary>
internal sealed class BuildRows
{
    private readonly NetworkGraph graph;
    private readonly NetworkFacts facts;
    private readonly ProfileChoice choice;
    private readonly Floors floors;
    private readonly List<(ProfiledCall Profiled, GraphNode Layer, double Milliseconds, long Bytes)> calls = [];

    private BuildRows(NetworkCompilation compilation, ProfileChoice choice, Floors floors)
    {
        (graph, facts) = (compilation.Graph!, compilation.Facts!);
        this.choice = choice;
        this.floors = floors;
    }

    /// <summary>The rows of a network: layers in the order of their calls, the update of a step, and what is left of the whole.</summary>
    public static IReadOnlyList<ProfileRow> Run(NetworkCompilation compilation, ProfileChoice choice, Floors floors, RunTimes times)
    {
        var build = new BuildRows(compilation, choice, floors);
        var programs = compilation.ProfiledPrograms!;
        var bytes = choice.IsStep
            ? MemoryTraffic.OfStep(programs, choice.Batch, floors.CacheBytes)
            : MemoryTraffic.OfPrediction(programs, choice.Batch, floors.CacheBytes);
        build.Read(programs, times, bytes);
        var rows = build.LayerRows().ToList();
        if (choice.IsStep)
        {
            rows.Add(Single(RowKind.Update, floors.Cost(times.Update, 0, bytes[^1])));
        }

        var outside = times.Whole - rows.Sum(row => row.Total.Milliseconds);
        return [.. rows, Single(RowKind.Outside, new PhaseCost(outside, 0, 0, 0))];
    }

    private static ProfileRow Single(RowKind kind, PhaseCost cost) => new(kind, [], [], cost, default);

    private bool Counts(ProfiledPhase phase) => choice.IsStep ? phase >= ProfiledPhase.Forward : phase == ProfiledPhase.Predict;

    private void Read(NetworkPrograms programs, RunTimes times, IReadOnlyList<long> bytes)
    {
        var profiled = ProfiledCall.Of(programs);
        var layer = graph.Output;
        for (var i = 0; i < profiled.Count; i++)
        {
            if (Counts(profiled[i].Phase))
            {
                // A copy at the border belongs to the layer before it.
                layer = profiled[i].Call.Operation is { } operation ? Shown(operation.Node) : layer;
                calls.Add((profiled[i], layer, times.Calls[i], bytes[calls.Count]));
            }
        }
    }

    // An activation that a layer names is a part of that layer.
    private static GraphNode Shown(GraphNode node) => node.Owner ?? node;

    private IEnumerable<ProfileRow> LayerRows()
    {
        var forward = calls.Where(call => call.Profiled.Phase is ProfiledPhase.Predict or ProfiledPhase.Forward).Select(call => call.Layer);
        foreach (var layer in forward.Distinct())
        {
            var own = calls.Where(call => call.Layer == layer).ToList();
            var nodes = own.Select(call => call.Profiled.Call.Operation).OfType<Operation>().SelectMany(operation => operation.Layers)
                .OrderBy(node => node.Index).DefaultIfEmpty(layer).ToList();
            var macs = nodes.Distinct().Sum(node => facts.Layers[node.Index].Macs) * choice.Batch;
            PhaseCost Cost(ProfiledPhase phase, double share) => floors.Cost(
                own.Where(call => call.Profiled.Phase == phase).Sum(call => call.Milliseconds),
                (long)(macs * share),
                own.Where(call => call.Profiled.Phase == phase).Sum(call => call.Bytes));
            yield return new ProfileRow(
                RowKind.Layer,
                [.. nodes.Select(node => Shown(node).Name).Distinct()],
                nodes[^1].Output.Extents,
                Cost(choice.IsStep ? ProfiledPhase.Forward : ProfiledPhase.Predict, 1),
                Cost(ProfiledPhase.Backward, AdjointShare([.. own.Select(call => call.Profiled)])));
        }
    }

    // The gradient of the weights costs what the forward pass costs, and so does that of the input where it is needed.
    private static double AdjointShare(IReadOnlyList<ProfiledCall> own)
    {
        var adjoints = own.Where(call => call.Call.Method.EndsWith(".BackwardWeights") || call.Call.Method.EndsWith(".BackwardInput")).ToList();
        var kernels = adjoints.Select(call => call.Call.Operation).Distinct().Count();
        return kernels == 0 ? 0 : (double)adjoints.Count / kernels;
    }
}
