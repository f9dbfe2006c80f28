namespace NetDsl.Compiler.Torch;

/// <summary>
/// What one statement of a forward pass does in PyTorch. Its C# is that of TorchSharp 0.99.6 to 0.106, whose names of parameters differ, so
/// that arguments are positional; its Python is that of PyTorch 1.13 and later.
/// </summary>
public abstract record TorchOperation
{
    /// <summary>
    /// Whether its derivative needs its output, so that what follows must not overwrite it. See the formulas of PyTorch's
    /// tools/autograd/derivatives.yaml. It is true as well of what may give its operand's own memory, such as a view.
    /// </summary>
    public virtual bool KeepsOutput => true;

    /// <summary>Whether it may overwrite its only operand: its derivative follows from the output, or from a mask of its own.</summary>
    public virtual bool CanOverwrite => false;
}

/// <summary>An expression of tensors, without weights.</summary>
public abstract record TorchFunction : TorchOperation
{
    /// <summary>The expression in C#, with <c>using static TorchSharp.torch</c>.</summary>
    /// <param name="operands">The operands, each a name or an expression that needs no brackets.</param>
    /// <param name="overwrite">Whether to overwrite the operand; asked for only where <see cref="TorchOperation.CanOverwrite"/> allows it.</param>
    public abstract string InCSharp(IReadOnlyList<string> operands, bool overwrite);

    /// <summary>The expression in Python, with <c>import torch</c> and <c>from torch.nn import functional as F</c>.</summary>
    /// <inheritdoc cref="InCSharp" path="/param"/>
    public abstract string InPython(IReadOnlyList<string> operands, bool overwrite);
}

/// <summary>A module of its own: it has weights, or behaves differently in training. It reads one value.</summary>
public abstract record TorchModule : TorchOperation
{
    /// <summary>Its type, which has one name in both languages: <c>Conv2d</c>.</summary>
    public abstract string Type { get; }

    /// <summary>
    /// Whether it is of NetDsl's own in C#, a type of the namespace NetDsl.Torch: PyTorch has none, or TorchSharp's lacks what is needed.
    /// </summary>
    public virtual bool IsOwn => PythonClass is not null;

    /// <summary>The definition of the class in Python, where PyTorch has none; else null, and it is one of <c>torch.nn</c>.</summary>
    public virtual string? PythonClass => null;

    /// <summary>Whether its constructor takes <c>device</c> and <c>dtype</c>, as all with weights do.</summary>
    public virtual bool HasWeights => Weights.Count > 0;

    /// <summary>The arguments in C#, positional, as far as they are needed, without device and dtype.</summary>
    public abstract string CSharpArguments { get; }

    /// <summary>The arguments in Python.</summary>
    public abstract string PythonArguments { get; }

    /// <summary>Its weights, and which of the layer's they are.</summary>
    public abstract IReadOnlyList<TorchWeight> Weights { get; }
}
