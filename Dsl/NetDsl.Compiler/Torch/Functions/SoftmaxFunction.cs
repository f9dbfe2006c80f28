namespace NetDsl.Compiler.Torch;

/// <summary>Softmax over channels or features: the second axis, behind the batch.</summary>
internal sealed record SoftmaxFunction : TorchFunction
{
    // Its derivative follows from its output, which is kept.
    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => $"{operands[0]}.softmax(1)";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => $"{operands[0]}.softmax(1)";
}
