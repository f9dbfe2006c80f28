namespace NetDsl.Compiler.Torch;

/// <summary>The sum of two values.</summary>
internal sealed record AddFunction : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => $"{operands[0]} + {operands[1]}";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => InCSharp(operands, overwrite);
}

/// <summary>The product of two values; an image of one position multiplies all positions of the other.</summary>
internal sealed record MultiplyFunction : TorchFunction
{
    // Its derivatives need the operands.
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => $"{operands[0]} * {operands[1]}";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => InCSharp(operands, overwrite);
}

/// <summary>The channels or features of values side by side: the second axis, behind the batch.</summary>
internal sealed record ConcatFunction : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"cat(new[] {{ {string.Join(", ", operands)} }}, 1)";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"torch.cat(({string.Join(", ", operands)}), 1)";
}
