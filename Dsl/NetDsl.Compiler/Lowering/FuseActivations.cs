using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// An activation that alone reads a kernel's output is computed with that kernel, before the result leaves the cache. Training fuses
/// those whose derivative follows from the output; the others' input must still be there when the adjoint comes.
/// </summary>
internal static class FuseActivations
{
    public static LoweredNetwork InInference(LoweredNetwork network) => Run(network, static _ => true);

    public static LoweredNetwork InTraining(LoweredNetwork network) => Run(network, static activation => !activation.SlopeFromInput);

    private static LoweredNetwork Run(LoweredNetwork network, Func<ActivationKernel, bool> mayFuse)
    {
        var readers = network.CountReaders();
        var producers = new Dictionary<Value, int>();
        var operations = new List<Operation>();
        foreach (var operation in network.Operations)
        {
            var fuses = operation.Kernel is ActivationKernel activation
                && mayFuse(activation)
                && readers[operation.Inputs[0]] == 1
                && producers.TryGetValue(operation.Inputs[0], out var found)
                && operations[found] is { FusedActivation: null, Kernel.FusesActivation: true };
            if (fuses)
            {
                var index = producers[operation.Inputs[0]];
                operations[index] = operations[index] with { FusedActivation = operation, Output = operation.Output };
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
