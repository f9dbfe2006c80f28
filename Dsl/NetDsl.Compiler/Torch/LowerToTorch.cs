using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Graph to statements: every layer that the output depends on expresses itself by operations of PyTorch.</summary>
public static class LowerToTorch
{
    /// <param name="graph">A network without errors.</param>
    public static TorchProgram Run(NetworkGraph graph)
    {
        var live = Reachability.ToOutput(graph);
        var takesTorchOrder = FindTakers(graph, live);
        var values = new TorchValue?[graph.Nodes.Count];
        var statements = new List<TorchStatement>();
        var input = new TorchValue(graph.Input.Name, graph.Input.Output);
        values[graph.Input.Index] = input;
        foreach (var node in graph.Nodes.Where(node => live[node.Index] && node.Inputs.Count > 0))
        {
            var site = new Site(node, [.. node.Inputs.Select(read => values[read.Index]!)], takesTorchOrder[node.Index], statements);
            node.Layer.ToTorch(site);
            values[node.Index] = site.Result;
        }

        return new TorchProgram(graph, input, statements, values[graph.Output.Index]!);
    }

    // Every way onwards must come to a layer whose weights take the order, and only through layers that keep it. Readers stand behind what
    // they read, so that each layer is asked once.
    private static bool[] FindTakers(NetworkGraph graph, bool[] live)
    {
        var takes = new bool[graph.Nodes.Count];
        for (var i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            takes[i] = i != graph.Output.Index
                && graph.Consumers[i].Where(reader => live[reader.Index]).All(reader => reader.Layer.FeatureOrder switch
                {
                    FeatureOrder.Absorbed => true,
                    FeatureOrder.Kept => takes[reader.Index],
                    _ => false,
                });
        }

        return takes;
    }

    private sealed class Site(GraphNode node, IReadOnlyList<TorchValue> inputs, bool takesTorchOrder, List<TorchStatement> statements) : TorchSite
    {
        public override GraphNode Node => node;

        public override IReadOnlyList<TorchValue> Inputs => inputs;

        public override bool TakesTorchOrder => takesTorchOrder;

        public TorchValue Result { get; private set; } = null!;

        public override TorchValue Call(TorchOperation operation, string part, TensorShape shape, params TorchValue[] operands)
        {
            var name = part.Length == 0 ? node.Name : $"{node.Name}.{part}";
            var keeps = node.Layer.FeatureOrder == FeatureOrder.Kept && operands[0].Shape == shape;
            var result = new TorchValue(name, shape) { FlattenedFrom = keeps ? operands[0].FlattenedFrom : null };
            statements.Add(new TorchStatement(node, operation, operands, result, operation is TorchModule ? name : null));
            return result;
        }

        public override void Return(TorchValue value) => Result = value;
    }
}
