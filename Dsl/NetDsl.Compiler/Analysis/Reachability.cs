using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>Which layers have a part in the network's output.</summary>
internal static class Reachability
{
    /// <summary>For each node, by index, whether the output depends on it.</summary>
    public static bool[] ToOutput(NetworkGraph graph)
    {
        var reaches = new bool[graph.Nodes.Count];
        reaches[graph.Output.Index] = true;
        for (var i = graph.Output.Index; i >= 0; i--)
        {
            if (reaches[i])
            {
                foreach (var input in graph.Nodes[i].Inputs)
                {
                    reaches[input.Index] = true;
                }
            }
        }

        return reaches;
    }
}
