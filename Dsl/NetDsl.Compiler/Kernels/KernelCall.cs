using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Kernels;

/// <summary>Something handed to a kernel: a buffer, or a C# expression.</summary>
/// <param name="Buffer">The buffer, or null for an expression.</param>
/// <param name="Expression">The expression, or null for a buffer.</param>
public sealed record Operand(MemoryBuffer? Buffer, string? Expression)
{
    /// <summary>Nothing: an empty span, for a weight that the layer does not have.</summary>
    public static Operand Absent { get; } = new(null, "default");

    /// <summary>The random numbers of a training step.</summary>
    public static Operand Randomness { get; } = new(null, "Randomness");

    /// <summary>A buffer.</summary>
    public static Operand Of(MemoryBuffer buffer) => new(buffer, null);
}

/// <summary>One line of a program: a call of the runtime.</summary>
/// <param name="Method">Class and method, such as <c>Conv2D.Forward</c>.</param>
/// <param name="TypeArguments">The constants' structs, by name.</param>
/// <param name="Operands">What is handed over, in the order of the method's parameters.</param>
/// <param name="TakesBatch">Whether the number of samples comes first.</param>
/// <param name="Comment">What a reader wants to know: shape, parameters, field.</param>
public sealed record KernelCall(
    string Method,
    IReadOnlyList<string> TypeArguments,
    IReadOnlyList<Operand> Operands,
    bool TakesBatch,
    string Comment)
{
    /// <summary>The layer whose weights it lays out; what is done for one layer stands on one line.</summary>
    public string Layer { get; init; } = "";

    /// <summary>The operation that it is a part of; null for a copy at the border.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The method name that stands for copying the first operand onto the second.</summary>
    public const string CopyMethod = "CopyTo";

    /// <summary>A copy of one buffer onto another.</summary>
    public static KernelCall Copy(Operand source, Operand target, string comment) =>
        new(CopyMethod, [], [source, target], TakesBatch: false, comment);
}
