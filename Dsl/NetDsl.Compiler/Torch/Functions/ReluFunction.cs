namespace NetDsl.Compiler.Torch;

/// <summary><c>relu</c>: its derivative follows from its output.</summary>
internal sealed record ReluFunction : TorchFunction
{
    public override bool CanOverwrite => true;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"{operands[0]}.{(overwrite ? "relu_" : "relu")}()";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.relu({operands[0]}{(overwrite ? ", inplace=True" : "")})";
}
