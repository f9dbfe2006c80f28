using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// The mean of each window over the image alone where PyTorch has no padding for the windows: the means of the padded image, divided by
/// those of a padded image of ones.
/// </summary>
internal sealed record AveragePaddedFunction(Size2 Kernel, Size2 Stride, Border Border) : TorchFunction
{
    // A quotient: its derivative with respect to the dividend is one by the divisor.
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        $"{OwnFunction.Type}.AveragePadded({operands[0]}, {TorchLiteral.Pair(Kernel)}, {TorchLiteral.Pair(Stride)}, {Border.InCode})";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite)
    {
        string Pool(string image) =>
            $"F.avg_pool2d(F.pad({image}, {Border.InCode}), {TorchLiteral.Of(Kernel)}, stride={TorchLiteral.Of(Stride)})";

        return $"{Pool(operands[0])} / {Pool($"torch.ones_like({operands[0]}[:1, :1])")}";
    }
}
