namespace NetDsl.Compiler.Lowering;

/// <summary>
/// Lets an operation that alone reads a value become a part of the operation that writes it, which writes the reader's output from then on.
/// The producer stands before all readers of that output, so the order stays valid.
/// </summary>
internal static class MergeIntoProducer
{
    /// <summary>Merges every pair that may be.</summary>
    /// <param name="network">The operations.</param>
    /// <param name="mayMerge">Whether a producer can take in the one operation that reads its output.</param>
    /// <param name="merge">The producer with the reader in it.</param>
    public static LoweredNetwork Run(
        LoweredNetwork network, Func<Operation, Operation, bool> mayMerge, Func<Operation, Operation, Operation> merge)
    {
        var readers = network.CountReaders();
        var producers = new Dictionary<Value, int>();
        var operations = new List<Operation>(network.Operations.Count);
        foreach (var operation in network.Operations)
        {
            var index = operations.Count;
            if (producers.TryGetValue(operation.Inputs[0], out var found)
                && readers[operation.Inputs[0]] == 1
                && mayMerge(operations[found], operation))
            {
                index = found;
                operations[index] = merge(operations[index], operation) with { Output = operation.Output };
            }
            else
            {
                operations.Add(operation);
            }

            producers[operation.Output] = index;
        }

        return network with { Operations = operations };
    }
}
