namespace NetDsl.Compiler.Torch;

/// <summary>A border of one value around an image: 0, or negative infinity in front of a maximum.</summary>
internal sealed record PadFunction(Border Border, bool ForMaximum = false) : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"nn.functional.pad({operands[0]}, {Border.InCode}{(ForMaximum ? ", PaddingModes.Constant, double.NegativeInfinity" : "")})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.pad({operands[0]}, {Border.InCode}{(ForMaximum ? ", value=float(\"-inf\")" : "")})";
}
