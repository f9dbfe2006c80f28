using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// An activation that alone reads a kernel's output is computed with that kernel, before the result leaves the cache. The derivative
/// needs only the output, so training fuses as inference does.
/// </summary>
internal static class FuseActivations
{
    public static LoweredNetwork Run(LoweredNetwork network)
    {
        var readers = network.CountReaders();
        var producers = new Dictionary<Value, int>();
        var operations = new List<Operation?>();
        foreach (var operation in network.Operations)
        {
            var fuses = operation.Kernel is ActivationKernel
                && readers[operation.Inputs[0]] == 1
                && producers.TryGetValue(operation.Inputs[0], out var found)
                && operations[found] is { FusedActivation: null, Kernel.FusesActivation: true };
            if (fuses)
            {
                var index = producers[operation.Inputs[0]];
                operations[index] = operations[index]! with { FusedActivation = operation, Output = operation.Output };
                producers[operation.Output] = index;
            }
            else
            {
                producers[operation.Output] = operations.Count;
                operations.Add(operation);
            }
        }

        return network with { Operations = [.. operations.OfType<Operation>()] };
    }
}
