using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>What a picture shows of a network.</summary>
/// <param name="DrawAll">Whether blocks that differ in their names only are all drawn.</param>
/// <param name="Depth">How many levels of blocks are open; null for all.</param>
internal sealed record DiagramChoice(bool DrawAll = false, int? Depth = null);

/// <summary>A network as it is drawn: blocks in blocks, layers in tiles, and wires between them. All formats are written from it.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Facts">What is computed of it.</param>
/// <param name="Root">The network as a block.</param>
/// <param name="Wires">The values that go from part to part.</param>
internal sealed record Diagram(NetworkGraph Graph, NetworkFacts Facts, Block Root, IReadOnlyList<Wire> Wires)
{
    /// <summary>Makes the diagram of a network, pass by pass.</summary>
    public static Diagram Of(NetworkGraph graph, NetworkFacts facts, DiagramChoice choice)
    {
        var layers = DrawnLayer.Of(graph, facts);
        var runs = new List<RepeatRun>();
        var root = GroupBlocks.Run(layers);
        root = choice.DrawAll ? root : FoldRepeats.Run(root, new FindRepeats(layers), runs);
        root = StackTiles.Run(root, layers);
        root = SimplifyBlocks.Run(root, choice.Depth);
        var output = layers.First(layer => layer.Facts.Node == (graph.Output.Owner ?? graph.Output));
        return new Diagram(graph, facts, root, ConnectParts.Run(root, layers, runs, output.Index));
    }
}
