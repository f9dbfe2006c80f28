using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>One thing that is certain to be a mistake or a waste, although the network can be built.</summary>
internal abstract class GraphLint
{
    /// <summary>Looks at the whole network, in time linear in its size, and reports what it finds.</summary>
    public abstract void Run(NetworkGraph graph, DiagnosticBag diagnostics);
}

/// <summary>All advice on a network, an explicit list. Each speaks only where it is certain.</summary>
public static class GraphLints
{
    private static readonly IReadOnlyList<GraphLint> All =
    [
        new WindowDropsBorder(),
        new BiasCancelled(),
        new ActivationBeforeLoss(),
        new DeadLayer(),
        new ActivationWithoutEffect(),
        new FlattenOfVector(),
    ];

    /// <summary>Reports all advice. What holds for a layer of a block or a loop in each of its rounds is said once, of the first one.</summary>
    public static void Run(NetworkGraph graph, NetworkFacts facts, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        foreach (var lint in All)
        {
            lint.Run(graph, found);
        }

        foreach (var sameAdvice in found.ToSorted().GroupBy(diagnostic => (diagnostic.Rule.Id, diagnostic.Span)))
        {
            diagnostics.Add(sameAdvice.First());
        }
    }
}
