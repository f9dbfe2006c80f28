using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Lowering;

/// <summary>Lays all weights into one block: the trainable ones first, so that an optimizer walks over one span.</summary>
internal sealed class WeightStore
{
    /// <summary>Weights begin at multiples of 64 bytes, a cache line and the widest vector.</summary>
    private const int Alignment = 16;

    private readonly Dictionary<(int Node, string Name), WeightSlot> slots = [];

    public WeightStore(NetworkGraph graph, IdentifierScope identifiers)
    {
        var all = graph.Nodes.SelectMany(node => node.Weights.Select(weight => (node, weight))).ToList();
        var offset = 0;
        foreach (var isTrainable in new[] { true, false })
        {
            foreach (var (node, weight) in all.Where(item => item.weight.IsTrainable == isTrainable))
            {
                var key = $"{node.Name}.{weight.Name}";
                var slot = new WeightSlot(node.Name, key, identifiers.Unique(node.Name, weight.Name), weight, offset);
                slots[(node.Index, weight.Name)] = slot;
                Ordered.Add(slot);
                offset = checked(offset + RoundUp((int)weight.Elements));
            }

            TrainableFloats = isTrainable ? offset : TrainableFloats;
        }

        StatisticFloats = offset - TrainableFloats;
    }

    public List<WeightSlot> Ordered { get; } = [];

    public int TrainableFloats { get; }

    public int StatisticFloats { get; }

    public IReadOnlyDictionary<string, WeightSlot> Of(GraphNode node) =>
        node.Weights.ToDictionary(weight => weight.Name, weight => slots[(node.Index, weight.Name)], StringComparer.Ordinal);

    private static int RoundUp(int floats) => checked((floats + Alignment - 1) / Alignment * Alignment);
}
