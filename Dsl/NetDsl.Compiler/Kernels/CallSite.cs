using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Kernels;

/// <summary>Where a kernel writes down its calls: it asks for operands by their role and never for memory.</summary>
/// <param name="operation">The operation.</param>
/// <param name="program">The program that is being built.</param>
public sealed class CallSite(Operation operation, ProgramBuilder program)
{
    private const string AffineSuffix = "Affine";

    /// <summary>The struct of the kernel's constants, which kernels with equal constants share.</summary>
    public string Spec => program.Constants.NameOf(operation.SpecName);

    /// <summary>The kernel's own name, from which those of its further structs are made.</summary>
    public string OwnName => operation.SpecName;

    /// <summary>The activation that is computed with this kernel, <c>Identity</c> for none.</summary>
    public string Activation => operation.ActivationType(program.Constants);

    /// <summary>The pooling that is computed with this kernel in inference, or null.</summary>
    public Operation? FusedPooling => operation.FusedPooling;

    /// <summary>The factors and offsets of the operation that inference folds into this kernel's weights, or null.</summary>
    public Operand? FoldedAffine => operation.FoldedAffine is { } folded ? program.Prepared(folded, AffineSuffix) : null;

    /// <summary>The output.</summary>
    public Operand Output => program.ValueOf(operation.Output);

    /// <summary>The gradient with respect to the output, before the activation unless the kernel differentiates that itself.</summary>
    public Operand OutputGradient => program.GradientOf(operation);

    /// <summary>The shared struct that stands for one of the kernel's own, by that one's name.</summary>
    public string SharedSpec(string name) => program.Constants.NameOf(name);

    /// <summary>Number of inputs.</summary>
    public int InputCount => operation.Inputs.Count;

    /// <summary>An input.</summary>
    public Operand Input(int index = 0) => program.ValueOf(operation.Inputs[index]);

    /// <summary>What is added to the kernel's value in front of the activation, or null.</summary>
    public Operand? Residual => operation.FusedSum is null ? null : Input(operation.Inputs.Count - 1);

    /// <summary>A weight by its name within the layer; absent if the layer has none of that name.</summary>
    public Operand Weight(string name) => operation.Weights.TryGetValue(name, out var slot) ? program.WeightOf(slot) : Operand.Absent;

    /// <summary>The gradient of a weight; absent if the layer has none of that name.</summary>
    public Operand WeightGradient(string name) =>
        operation.Weights.TryGetValue(name, out var slot) ? program.WeightGradientOf(slot) : Operand.Absent;

    /// <summary>Whether any parameter in front of this operation needs the gradient of an input.</summary>
    public bool NeedsInputGradient(int index = 0) => program.NeedsGradient(operation.Inputs[index]);

    /// <summary>Where the gradient of an input goes. Where several operations read the input, the program sums.</summary>
    public Operand InputGradient(int index = 0) => program.InputGradientOf(operation, index);

    /// <summary>The output's gradient is the input's gradient: in the same memory, or added to what is there already.</summary>
    public void PassGradient(int index) => program.PassGradient(operation, index);

    /// <summary>Weights laid out for the micro-kernels, in the prepared weights of inference or in the arena of training.</summary>
    public Operand Packed(long elements, string suffix = "Packed") => program.Packed(operation, suffix, elements);

    /// <summary>A factor for each channel and then an offset for each, made before the batch is seen.</summary>
    public Operand Affine(int channels) => program.Packed(operation, AffineSuffix, 2L * channels);

    /// <summary>Something that the forward half keeps for the adjoint.</summary>
    public Operand Saved(string suffix, long elements, bool isPerSample, BufferElement element = BufferElement.Float) =>
        program.Saved(operation, suffix, elements, isPerSample, element);

    /// <summary>What a reader should know about the next call.</summary>
    public CallSite Note(string note)
    {
        program.Note = note;
        return this;
    }

    /// <summary>A call that works on a batch; the constants' struct, and the activation if asked for, are its type arguments.</summary>
    public void Call(string method, bool withActivation, params Operand[] operands) =>
        program.Add(operation, method, withActivation ? [Spec, Activation] : [Spec], operands, takesBatch: true);

    /// <summary>A call that works on weights.</summary>
    public void CallOnWeights(string method, params Operand[] operands) =>
        program.Add(operation, method, [Spec], operands, takesBatch: false);

    /// <summary>A call with type arguments of its own that works on spans as they are.</summary>
    public void CallOnSpans(string method, IReadOnlyList<string> typeArguments, params Operand[] operands) =>
        program.Add(operation, method, typeArguments, operands, takesBatch: false);

    /// <summary>A call with type arguments of its own that works on a batch.</summary>
    public void CallOnBatch(string method, IReadOnlyList<string> typeArguments, params Operand[] operands) =>
        program.Add(operation, method, typeArguments, operands, takesBatch: true);
}
