namespace NetDsl.Compiler.Torch;

/// <summary>One factor for all values.</summary>
internal sealed record MultiplyByFunction(double Factor) : TorchFunction
{
    // The derivative is the factor.
    public override bool KeepsOutput => false;

    public override bool CanOverwrite => true;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => overwrite
        ? $"{operands[0]}.mul_({TorchLiteral.Of(Factor)})"
        : $"{operands[0]} * {TorchLiteral.Of(Factor)}";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => InCSharp(operands, overwrite);
}

/// <summary>One summand for all values.</summary>
internal sealed record AddNumberFunction(double Summand) : TorchFunction
{
    // The derivative is 1.
    public override bool KeepsOutput => false;

    public override bool CanOverwrite => true;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => overwrite
        ? $"{operands[0]}.add_({TorchLiteral.Of(Summand)})"
        : $"{operands[0]} {(Summand < 0 ? "-" : "+")} {TorchLiteral.Of(Math.Abs(Summand))}";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => InCSharp(operands, overwrite);
}
