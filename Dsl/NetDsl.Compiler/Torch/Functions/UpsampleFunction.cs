using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary><c>interpolate</c> by whole factors, positions being squares with their centres in the middle (<c>align_corners</c> off).</summary>
internal sealed record UpsampleFunction(Size2 Scale, bool Bilinear) : TorchFunction
{
    public override bool KeepsOutput => false;

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => string.Format(
        CultureInfo.InvariantCulture,
        "nn.functional.interpolate({0}, null, new double[] {{ {1}, {2} }}, InterpolationMode.{3}{4})",
        operands[0],
        Scale.Height,
        Scale.Width,
        Bilinear ? "Bilinear" : "Nearest",
        Bilinear ? ", false" : "");

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.interpolate({operands[0]}, scale_factor={TorchLiteral.Of(Scale)}{(Bilinear ? ", mode=\"bilinear\", align_corners=False" : "")})";
}
