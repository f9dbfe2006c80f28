namespace NetDsl.Compiler.Lowering;

/// <summary>A network as operations on values, in the order in which they run.</summary>
/// <param name="Operations">The operations that the output depends on.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Output">The network's output.</param>
/// <param name="Weights">All weights in the order of the store: trainable ones, then statistics.</param>
/// <param name="TrainableFloats">Length of the trainable part of the store.</param>
/// <param name="StatisticFloats">Length of the rest of the store.</param>
public sealed record LoweredNetwork(
    IReadOnlyList<Operation> Operations,
    Value Input,
    Value Output,
    IReadOnlyList<WeightSlot> Weights,
    int TrainableFloats,
    int StatisticFloats)
{
    /// <summary>How many operations read each value; the caller, who reads the output, counts as one.</summary>
    public IReadOnlyDictionary<Value, int> CountReaders()
    {
        var readers = new Dictionary<Value, int> { [Output] = 1 };
        foreach (var input in Operations.SelectMany(operation => operation.Inputs))
        {
            readers[input] = readers.TryGetValue(input, out var count) ? count + 1 : 1;
        }

        return readers;
    }
}
