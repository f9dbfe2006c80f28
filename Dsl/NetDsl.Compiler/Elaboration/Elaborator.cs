using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Turns the tree of one network into its graph: names, blocks, loops, arithmetic and, since the language can ask for shapes, shape
/// inference, all in one run over the statements in the order in which the layers compute.
/// </summary>
public static class Elaborator
{
    /// <summary>Elaborates a network. Never throws for what a user wrote, and takes bounded time, memory and stack for any text.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">The name that the graph bears.</param>
    /// <param name="sources">The blocks that it can use.</param>
    /// <param name="arguments">Arguments for the network's parameters.</param>
    /// <param name="diagnostics">Where mistakes are reported; syntax errors already in it silence what may follow from them.</param>
    /// <returns>The graph, or null where mistakes leave a part of it unknown.</returns>
    public static NetworkGraph? Run(
        NetworkSyntax network,
        string name,
        NetworkSources sources,
        IReadOnlyList<ArgumentSyntax> arguments,
        DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var elaboration = new NetworkElaboration(network, name, sources, new SyntaxGaps(diagnostics), found);
        var graph = elaboration.Run(arguments);
        foreach (var diagnostic in FirstOfEachPlace(elaboration.Explain(found)))
        {
            diagnostics.Add(diagnostic);
        }

        return graph;
    }

    // A mistake in a loop or a block comes back in each round and each use, with other numbers and names in its sentence.
    private static IEnumerable<CompilerDiagnostic> FirstOfEachPlace(IReadOnlyList<CompilerDiagnostic> found)
    {
        var said = new HashSet<(string Id, SourceSpan Span)>();
        return found.Where(diagnostic => said.Add((diagnostic.Rule.Id, diagnostic.Span)));
    }
}
