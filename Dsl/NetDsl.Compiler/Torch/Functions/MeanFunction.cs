using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>The mean of each channel over height and width, as an image of one position or as a vector.</summary>
internal sealed record MeanFunction(bool Keep) : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"{operands[0]}.mean(new long[] {{ 2, 3 }}{(Keep ? ", true" : "")})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"{operands[0]}.mean((2, 3){(Keep ? ", keepdim=True" : "")})";
}

/// <summary>The means of the parts of an image that is divided into rows and columns.</summary>
internal sealed record AdaptiveAvgPoolFunction(Size2 Size) : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"nn.functional.adaptive_avg_pool2d({operands[0]}, {TorchLiteral.Of(Size)})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.adaptive_avg_pool2d({operands[0]}, {TorchLiteral.Of(Size)})";
}
