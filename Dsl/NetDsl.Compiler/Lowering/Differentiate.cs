using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The adjoint program: the operations in reverse, each from its output's gradient to the gradients of its weights and inputs
/// (Griewank and Walther, "Evaluating Derivatives", 2008, chapter 3). Where a value has several readers, the first one in reverse
/// order writes its gradient and the others add to it.
/// </summary>
public sealed partial class ProgramBuilder
{
    private readonly HashSet<Value> needsGradient = [];
    private readonly Dictionary<Value, MemoryBuffer> gradients = [];
    private readonly Dictionary<WeightSlot, MemoryBuffer> weightGradients = [];

    // Parts of gradients that the next call writes; right behind it they are added to the rest.
    private readonly List<(MemoryBuffer Part, MemoryBuffer Whole)> parts = [];

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
        if (gradients.TryGetValue(value, out var whole))
        {
            var part = new MemoryBuffer(operation.SpecName, $"Part{index}", BufferArea.Arena, value.Elements, isPerSample: true);
            parts.Add((part, whole));
            return Operand.Of(part);
        }

        var reuses = operation.Kernel.BackwardWorksInPlace && incoming.Area == BufferArea.Arena;
        return Operand.Of(gradients[value] = reuses ? incoming : NewGradient(value));
    }

    internal void PassGradient(Operation operation, int index, bool mayTakeOver)
    {
        var value = operation.Inputs[index];
        var incoming = gradients[operation.Output];
        if (gradients.TryGetValue(value, out var whole))
        {
            calls.Add(Accumulate(incoming, whole));
        }
        else if (mayTakeOver && incoming.Area == BufferArea.Arena)
        {
            gradients[value] = incoming;
        }
        else
        {
            gradients[value] = NewGradient(value);
            calls.Add(KernelCall.Copy(Operand.Of(incoming), Operand.Of(gradients[value]), "a sum hands its gradient to each of its terms"));
        }
    }

    internal List<KernelCall> BuildBackward()
    {
        gradients[network.Output] = new MemoryBuffer("outputGradient", "", BufferArea.OutputGradient, network.Output.Elements, isPerSample: true);
        return Collect(network.Operations.Reverse().Where(operation => needsGradient.Contains(operation.Output)), operation =>
        {
            DifferentiateActivation(operation);
            dialect.CallsOf(operation.Kernel).Backward(new CallSite(operation, this));
        });
    }

    private void DifferentiateActivation(Operation operation)
    {
        if (operation.FusedActivation is null)
        {
            return;
        }

        var incoming = gradients[operation.Output];
        // The caller's gradient is only lent; our own is overwritten.
        var target = incoming.Area == BufferArea.Arena ? incoming : NewGradient(operation.Output);
        gradients[operation.Output] = target;
        Note = ActivationKernel.SlopeNote(operation.FusedActivation.Kernel);
        Add(
            operation.FusedActivation,
            "Elementwise.Backward",
            [operation.ActivationType(Constants)],
            [ValueOf(operation.Output), Operand.Of(incoming), Operand.Of(target)],
            takesBatch: false);
    }

    private void AddParts()
    {
        calls.AddRange(parts.Select(sum => Accumulate(sum.Part, sum.Whole)));
        parts.Clear();
    }

    private static KernelCall Accumulate(MemoryBuffer part, MemoryBuffer whole) => new(
        "Add.Accumulate",
        [],
        [Operand.Of(part), Operand.Of(whole)],
        TakesBatch: false,
        "several layers read this value: their gradients add up");

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
