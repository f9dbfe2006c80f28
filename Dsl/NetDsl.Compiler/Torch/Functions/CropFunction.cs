using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Rows and columns out of an image.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Size">How many rows and columns.</param>
internal sealed record CropFunction(int Top, int Left, Size2 Size) : TorchFunction
{
    // A view, so the output must not be overwritten: what is read is the memory of the input.
    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) => FormattableString.Invariant(
        $"{operands[0]}[.., .., {Top}..{Top + Size.Height}, {Left}..{Left + Size.Width}]");

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => FormattableString.Invariant(
        $"{operands[0]}[:, :, {Top}:{Top + Size.Height}, {Left}:{Left + Size.Width}]");
}
