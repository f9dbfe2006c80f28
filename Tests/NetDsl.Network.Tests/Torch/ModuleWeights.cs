using NetDsl.Compiler.Torch;

namespace NetworkTests.Torch;

/// <summary>The weights of a network's layers in the layouts of PyTorch's modules.</summary>
internal sealed class ModuleWeights
{
    private readonly Dictionary<(TorchStatement Module, string Name), double[]> values = [];

    /// <param name="program">The network.</param>
    /// <param name="weights">The layers' weights by their saved names.</param>
    public ModuleWeights(TorchProgram program, IReadOnlyDictionary<string, double[]> weights)
    {
        Modules = [.. program.Statements.Where(statement => statement.Operation is TorchModule)];
        foreach (var module in Modules)
        {
            foreach (var weight in ((TorchModule)module.Operation).Weights.Where(weight => weight.Source.Length > 0))
            {
                values.Add((module, weight.Name), Move(weight, weights[$"{module.Node.Name}.{weight.Source}"]));
            }
        }
    }

    public IReadOnlyList<TorchStatement> Modules { get; }

    /// <summary>A weight of a module, or null where the layer has none for it.</summary>
    public double[]? this[TorchStatement module, string name] => values.GetValueOrDefault((module, name));

    /// <summary>An array of the weight's own extents, its axes in another order, read as an array of the module's shape.</summary>
    public static double[] Move(TorchWeight weight, double[] values)
    {
        var moved = new TorchTensor(values, [.. weight.Own]).Permute([.. weight.Axes]).Reshape([.. weight.Shape]);
        Assert.Equal(weight.Shape, moved.Shape);
        return [.. moved.Read()];
    }

    /// <summary>The way back: the axes as they stand in the module, in the order in which they stand in the layer.</summary>
    public static double[] MoveBack(TorchWeight weight, double[] values)
    {
        var axes = weight.Axes.ToList();
        int[] order = [.. Enumerable.Range(0, axes.Count).Select(axis => axes.IndexOf(axis))];
        return [.. new TorchTensor(values, [.. axes.Select(axis => weight.Own[axis])]).Permute(order).Read()];
    }
}
