using System.Globalization;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// A function of one value that TorchSharp lacks, or has by names that changed. The runtime has it, so that tensors in between are disposed;
/// in Python it is an expression.
/// </summary>
/// <param name="Name">The method of the runtime's class TensorFunctions.</param>
/// <param name="Python">The expression in Python, with {0} for the operand.</param>
internal sealed record OwnFunction(string Name, string Python) : TorchFunction
{
    /// <summary>The type of the runtime, whose namespace is not that of the network.</summary>
    public const string Type = "global::NetDsl.Torch.TensorFunctions";

    // Each is computed from its input, as their definitions in the runtime show.
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => $"{Type}.{Name}({operands[0]})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        string.Format(CultureInfo.InvariantCulture, Python, operands[0]);
}
