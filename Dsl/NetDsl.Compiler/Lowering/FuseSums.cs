using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The end of a residual branch: the sum with the other branch is computed by the kernel that computes its last term, before the term
/// leaves the cache. Predictions add in a convolution; training, whose batch norm is not folded, adds in the batch norm.
/// </summary>
internal static class FuseSums
{
    public static LoweredNetwork InInference(LoweredNetwork network) => Run(network, static kernel => kernel is ConvolutionKernel);

    public static LoweredNetwork InTraining(LoweredNetwork network) => Run(network, static kernel => kernel is BatchNormKernel);

    private static LoweredNetwork Run(LoweredNetwork network, Func<Kernel, bool> fusesSum)
    {
        var readers = network.CountReaders();
        var operations = new List<Operation>(network.Operations.Count);
        foreach (var operation in network.Operations)
        {
            bool IsTerm(Operation term) =>
                operation.Inputs.Contains(term.Output)
                && readers[term.Output] == 1
                && fusesSum(term.Kernel)
                && term is { FusedActivation: null, FusedSum: null };

            var index = operation.Kernel is AddKernel && operation.Inputs.Count == 2 ? operations.FindLastIndex(IsTerm) : -1;
            if (index < 0)
            {
                operations.Add(operation);
                continue;
            }

            // The last term that is computed: whatever stands between it and the sum does not read it, and may compute the other term.
            var last = operations[index];
            operations.RemoveAt(index);
            operations.Add(Merge(last, operation));
        }

        return network with { Operations = operations };
    }

    private static Operation Merge(Operation term, Operation sum)
    {
        var other = sum.Inputs[0] == term.Output ? 1 : 0;
        return term with
        {
            Inputs = [.. term.Inputs, sum.Inputs[other]],
            InputShapes = [.. term.InputShapes, sum.InputShapes[other]],
            Output = sum.Output,
            FusedSum = sum,
        };
    }
}
