namespace NetDsl.Compiler.Lowering;

/// <summary>
/// In inference a batch norm, like a scaling, is a factor and an offset per channel; where it alone reads a convolution or dense layer,
/// both go into that layer's weights (Jacob et al., "Quantization and training of neural networks", 2018, section 3.2).
/// </summary>
internal static class FoldAffine
{
    public static LoweredNetwork Run(LoweredNetwork network)
    {
        var readers = network.CountReaders();
        var producers = new Dictionary<Value, int>();
        var operations = new List<Operation>();
        foreach (var operation in network.Operations)
        {
            // Behind a flatten, a norm has a factor for each position and a convolution's weights are shared by all positions.
            var folds = operation.Kernel.AffineChannels is { } channels
                && readers[operation.Inputs[0]] == 1
                && producers.TryGetValue(operation.Inputs[0], out var found)
                && operations[found] is { FusedActivation: null, FoldedAffine: null, Kernel.FoldsAffine: true } producer
                && producer.Node.Output.Channels == channels;
            if (folds)
            {
                var index = producers[operation.Inputs[0]];
                operations[index] = operations[index] with { FoldedAffine = operation, Output = operation.Output };
                producers[operation.Output] = index;
            }
            else
            {
                producers[operation.Output] = operations.Count;
                operations.Add(operation);
            }
        }

        return network with { Operations = operations };
    }
}
