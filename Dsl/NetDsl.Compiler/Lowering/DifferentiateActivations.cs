using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The derivatives of fused activations, before the adjoint of the kernel that they are fused with. Max pooling that alone reads an activated
/// value hands its gradients to pixels that have the value of the window's maximum, so the derivative is taken of the maxima, before
/// they are spread: of fewer elements, and nobody needs the unpooled image any more.
/// </summary>
public sealed partial class ProgramBuilder
{
    // The activations whose derivative is taken behind the pooling that reads them, by the pooling and by the value that it reads.
    private readonly Dictionary<Value, Operation> pooledActivations = [];
    private readonly HashSet<Value> differentiatedBehindPooling = [];

    private void FindPooledActivations()
    {
        var readers = network.CountReaders();
        var producers = network.Operations.ToDictionary(operation => operation.Output);
        foreach (var pooling in network.Operations.Where(operation => operation.Kernel is MaxPoolKernel && operation.Output != network.Output))
        {
            var value = pooling.Inputs[0];
            if (readers[value] == 1 && producers.TryGetValue(value, out var producer) && ActivationToDifferentiate(producer) is { } activation)
            {
                pooledActivations[pooling.Output] = activation;
                differentiatedBehindPooling.Add(value);
            }
        }
    }

    private Operation? ActivationToDifferentiate(Operation operation)
    {
        var isLeftToKernel = operation.FusedSum is null && dialect.CallsOf(operation.Kernel).DifferentiatesActivation;
        return isLeftToKernel ? null : operation.FusedActivation;
    }

    private void DifferentiateActivation(Operation operation)
    {
        var own = differentiatedBehindPooling.Contains(operation.Output) ? null : ActivationToDifferentiate(operation);
        if ((pooledActivations.TryGetValue(operation.Output, out var pooled) ? pooled : own) is not { } activation)
        {
            return;
        }

        var incoming = gradients[operation.Output];
        // Memory that is only lent, or that others read, is left as it is; our own is overwritten.
        var target = gradients.MayOverwrite(operation.Output) ? incoming : NewGradient(operation.Output);
        gradients.Set(operation.Output, target);
        Note = ActivationKernel.SlopeNote(activation.Kernel);
        var (output, types) = (ValueOf(operation.Output), new[] { activation.TypeOfActivation(Constants) });
        if (dialect.HasFusedKernels && calls.Count > 0 && calls[calls.Count - 1] is var last && IsSumInto(last, target))
        {
            calls.RemoveAt(calls.Count - 1);
            Add(activation, "Add.AccumulateBackward", types, [output, last.Operands[0], Operand.Of(target)], takesBatch: false);
        }
        else
        {
            Add(activation, "Elementwise.Backward", types, [output, Operand.Of(incoming), Operand.Of(target)], takesBatch: false);
        }
    }
}
