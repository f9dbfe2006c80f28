using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary><c>max_pool2d</c>, with the same padding on both sides of an axis. TorchSharp 0.99.6 takes 1 for a stride that is left out.</summary>
internal sealed record MaxPoolFunction(Window Window, bool Ceil) : TorchFunction
{
    // The derivative keeps the places of the maxima.
    public override bool KeepsOutput => false;

    private Size2 Padding => new(Window.Height.Before, Window.Width.Before);

    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => string.Join(
        ", ",
        $"nn.functional.max_pool2d({operands[0]}",
        Array(Window.Kernel),
        Array(Window.Stride),
        Array(Padding),
        "new long[] { 1, 1 }",
        Ceil ? "true)" : "false)");

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        $"F.max_pool2d({operands[0]}, {TorchLiteral.PairInPython(Window.Kernel)}, stride={TorchLiteral.PairInPython(Window.Stride)}"
        + (Padding == default ? "" : $", padding={TorchLiteral.PairInPython(Padding)}")
        + (Ceil ? ", ceil_mode=True)" : ")");

    private static string Array(Size2 size) => FormattableString.Invariant($"new long[] {{ {size.Height}, {size.Width} }}");
}
