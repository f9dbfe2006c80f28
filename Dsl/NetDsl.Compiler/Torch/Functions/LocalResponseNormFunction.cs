namespace NetDsl.Compiler.Torch;

/// <summary><c>local_response_norm</c> of an image; alpha is divided by the size, as NetDsl has it.</summary>
internal sealed record LocalResponseNormFunction(int Size, double Alpha, double Beta, double K) : TorchFunction
{
    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"nn.functional.local_response_norm({operands[0]}, {Arguments.InCSharp})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.local_response_norm({operands[0]}, {Arguments.InPython})";

    private TorchArguments Arguments =>
        new TorchArguments().Add(Size).Add("alpha", Alpha, 0.0001).Add("beta", Beta, 0.75).Add("k", K, 1.0);
}
