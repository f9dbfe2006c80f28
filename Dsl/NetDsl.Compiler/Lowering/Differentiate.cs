using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The adjoint program: the operations in reverse, each from its output's gradient to the gradients of its weights and inputs
/// (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 3). Where a value has several readers, the first one in reverse
/// order writes its gradient and the others add to it. Values that are summed have the gradient of the sum, in one piece of memory, until
/// one of them would overwrite it.
/// </summary>
public sealed partial class ProgramBuilder
{
    private const string AccumulateMethod = "Add.Accumulate";
    private const string SumComment = "several layers read this value: their gradients add up";

    private readonly HashSet<Value> needsGradient = [];
    private readonly SharedGradients gradients = new();
    private readonly Dictionary<WeightSlot, MemoryBuffer> weightGradients = [];

    // Parts of gradients that the next call writes; right behind it they are added to the rest.
    private readonly List<(Value Value, MemoryBuffer Part)> parts = [];

    internal bool NeedsGradient(Value value) => needsGradient.Contains(value);

    internal Operand GradientOf(Operation operation) => Operand.Of(gradients[operation.Output]);

    internal Operand WeightGradientOf(WeightSlot slot)
    {
        if (!weightGradients.TryGetValue(slot, out var buffer))
        {
            weightGradients[slot] = buffer =
                new MemoryBuffer(slot.Name, "", BufferArea.Gradients, slot.Definition.Elements, isPerSample: false);
        }

        return Operand.Of(buffer);
    }

    internal Operand InputGradientOf(Operation operation, int index)
    {
        var value = operation.Inputs[index];
        var incoming = gradients[operation.Output];
        if (gradients.Has(value))
        {
            var part = new MemoryBuffer(operation.SpecName, $"Part{index}", BufferArea.Arena, value.Elements, isPerSample: true);
            parts.Add((value, part));
            return Operand.Of(part);
        }

        var target = operation.Kernel.BackwardWorksInPlace && gradients.MayOverwrite(operation.Output) ? incoming : NewGradient(value);
        gradients.Set(value, target);
        return Operand.Of(target);
    }

    internal void PassGradient(Operation operation, int index)
    {
        var value = operation.Inputs[index];
        var incoming = gradients[operation.Output];
        if (!gradients.Has(value))
        {
            gradients.Set(value, incoming);
        }
        else if (gradients.MayOverwrite(value))
        {
            calls.Add(Accumulate(incoming, gradients[value]));
        }
        else
        {
            var sum = NewGradient(value);
            calls.Add(new KernelCall(
                "Add.Forward",
                [ActivationKernel.Identity],
                [Operand.Of(incoming), Operand.Of(gradients[value]), Operand.Of(sum)],
                TakesBatch: false,
                SumComment));
            gradients.Set(value, sum);
        }
    }

    internal List<KernelCall> BuildBackward()
    {
        gradients.Set(
            network.Output, new MemoryBuffer("outputGradient", "", BufferArea.OutputGradient, network.Output.Elements, isPerSample: true));
        return Collect(network.Operations.Reverse().Where(operation => needsGradient.Contains(operation.Output)), operation =>
        {
            DifferentiateActivation(operation);
            if (operation.FusedSum is not null && NeedsGradient(operation.Inputs[operation.Inputs.Count - 1]))
            {
                PassGradient(operation, operation.Inputs.Count - 1);
            }

            dialect.CallsOf(operation.Kernel).Backward(new CallSite(operation, this));
            gradients.Release(operation.Output);
        });
    }

    private void AddParts()
    {
        foreach (var (value, part) in parts)
        {
            var whole = gradients[value];
            if (gradients.MayOverwrite(value))
            {
                calls.Add(Accumulate(part, whole));
            }
            else
            {
                calls.Add(Accumulate(whole, part));
                gradients.Set(value, part);
            }
        }

        parts.Clear();
    }

    private static bool IsSumInto(KernelCall call, MemoryBuffer target) =>
        call.Method == AccumulateMethod && ReferenceEquals(call.Operands[1].Buffer, target);

    private static KernelCall Accumulate(MemoryBuffer part, MemoryBuffer whole) =>
        new(AccumulateMethod, [], [Operand.Of(part), Operand.Of(whole)], TakesBatch: false, SumComment);

    private static MemoryBuffer NewGradient(Value value) =>
        new(value.Name, "Gradient", BufferArea.Arena, value.Elements, isPerSample: true);

    private void FindWhatNeedsGradients()
    {
        foreach (var operation in network.Operations)
        {
            if (operation.HasTrainableWeights || operation.Inputs.Any(needsGradient.Contains))
            {
                needsGradient.Add(operation.Output);
            }
        }
    }
}
