using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Graph to operations: every layer that the output depends on expresses itself by kernels.</summary>
internal static class LowerGraph
{
    public static LoweredNetwork Run(NetworkGraph graph, string className = "")
    {
        var store = new WeightStore(graph, new IdentifierScope());
        var identifiers = new IdentifierScope([.. IdentifierScope.ReservedInNetwork, className.TrimStart('@'), .. ConcatKernel.SliceNames(graph)]);
        var values = new Value?[graph.Nodes.Count];
        var names = new string[graph.Nodes.Count];
        var operations = new List<Operation>();
        var live = Reachability.ToOutput(graph);
        live[graph.Input.Index] = true;
        foreach (var node in graph.Nodes.Where(node => live[node.Index]))
        {
            var name = identifiers.Unique(node.Name);
            if (node.Inputs.Count == 0)
            {
                values[node.Index] = new Value(name, node.Output.Elements);
                continue;
            }

            // The value of a layer with its activation bears the layer's name.
            var valueName = node.Owner is { } owner ? names[owner.Index] : name;
            names[node.Index] = name;
            var site = new Site(node, [.. node.Inputs.Select(input => values[input.Index]!)], name, valueName, store, identifiers);
            node.Layer.Lower(site);
            operations.AddRange(site.Operations);
            values[node.Index] = site.Result;
        }

        return new LoweredNetwork(
            operations,
            values[graph.Input.Index]!,
            values[graph.Output.Index]!,
            store.Ordered,
            store.TrainableFloats,
            store.StatisticFloats);
    }

    private sealed class Site(
        GraphNode node,
        IReadOnlyList<Value> inputs,
        string name,
        string valueName,
        WeightStore store,
        IdentifierScope identifiers) : LoweringSite
    {
        // What the next kernel reads: the node's inputs, or what the kernel before it wrote.
        private IReadOnlyList<Value> values = inputs;
        private IReadOnlyList<TensorShape> shapes = [.. node.Inputs.Select(input => input.Output)];

        public override GraphNode Node => node;

        public List<Operation> Operations { get; } = [];

        public Value Result { get; private set; } = null!;

        public override void Apply(Kernel kernel, WeightRoles weights) =>
            Add(kernel, name, new Value(valueName, node.Output.Elements), node.Output, weights, part: null);

        public override void Begin(string part, Kernel kernel, TensorShape output, WeightRoles weights)
        {
            var partName = identifiers.Unique(node.Name, part);
            Add(kernel, partName, new Value(partName, output.Elements), output, weights, $"{output}, {part} part");
        }

        // The same value under another shape: both have the same elements in the same order.
        public override void Alias() => Result = values[0];

        private void Add(Kernel kernel, string specName, Value output, TensorShape shape, WeightRoles weights, string? part)
        {
            Operations.Add(new Operation
            {
                Node = node,
                Kernel = kernel,
                SpecName = specName,
                Inputs = values,
                InputShapes = shapes,
                Output = output,
                Weights = weights.Among(store.Of(node)),
                Part = part,
            });
            (values, shapes) = ([output], [shape]);
            Result = output;
        }
    }
}
