namespace NetDsl.Compiler.Lowering;

/// <summary>Inference drops nothing: the output of a dropout or a drop path is its input.</summary>
internal static class RemoveDropout
{
    public static LoweredNetwork Run(LoweredNetwork network)
    {
        var replaced = new Dictionary<Value, Value>();
        Value Resolve(Value value) => replaced.TryGetValue(value, out var source) ? source : value;

        var operations = new List<Operation>();
        foreach (var operation in network.Operations)
        {
            if (operation.Kernel.VanishesInInference)
            {
                replaced[operation.Output] = Resolve(operation.Inputs[0]);
            }
            else
            {
                operations.Add(operation with { Inputs = [.. operation.Inputs.Select(Resolve)] });
            }
        }

        return network with { Operations = operations, Output = Resolve(network.Output) };
    }
}
