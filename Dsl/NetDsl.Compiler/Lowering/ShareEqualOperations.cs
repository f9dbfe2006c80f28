using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// Operations without weights that apply equal kernels to the same values give the same value, so that one of them is enough: cells
/// such as NASNet's rectify and pool one value several times. Common subexpression elimination, in the order of the operations
/// (Muchnick, "Advanced Compiler Design and Implementation", 1997, chapter 13); random kernels differ in their stream.
/// </summary>
internal static class ShareEqualOperations
{
    public static LoweredNetwork Run(LoweredNetwork network)
    {
        var replaced = new Dictionary<Value, Value>();
        Value Resolve(Value value) => replaced.TryGetValue(value, out var source) ? source : value;

        // Operations with several inputs are sums, products and joins, which no network repeats on the same values.
        var known = new Dictionary<(Kernel Kernel, Value Input), Value>();
        var operations = new List<Operation>(network.Operations.Count);
        foreach (var operation in network.Operations)
        {
            var resolved = operation with { Inputs = [.. operation.Inputs.Select(Resolve)] };
            var isShareable = resolved.Inputs.Count == 1 && resolved.Weights.Count == 0;
            if (isShareable && known.TryGetValue((resolved.Kernel, resolved.Inputs[0]), out var first))
            {
                replaced[operation.Output] = first;
                continue;
            }

            if (isShareable)
            {
                known[(resolved.Kernel, resolved.Inputs[0])] = resolved.Output;
            }

            operations.Add(resolved);
        }

        return network with { Operations = operations, Output = Resolve(network.Output) };
    }
}
