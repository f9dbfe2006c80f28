namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Convolutions and dense layers in C# and in Python.</summary>
internal static class ConvolutionSpellings
{
    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("9x8x6", "conv2d 4, 3x3", "Conv2d(6, 4, 3)", "Conv2d(6, 4, 3)"),
        new(
            "9x8x6",
            "conv2d 4, 3x3, padding: 1, bias: false",
            "Conv2d(6, 4, 3, 1, 1, 1, PaddingModes.Zeros, 1, false)",
            "Conv2d(6, 4, 3, padding=1, bias=False)"),
        new(
            "9x8x6",
            "conv2d 4, 3x5, stride: 2, padding: (1, 2), dilation: (1, 2), groups: 2",
            "Conv2d(6, 4, (3, 5), (2, 2), (1, 2), (1, 2), PaddingModes.Zeros, 2)",
            "Conv2d(6, 4, (3, 5), stride=2, padding=(1, 2), dilation=(1, 2), groups=2)"),
        new("9x8x6", "conv2d 4, 3x3, padding: same", "Conv2d(6, 4, 3, 1, 1)", "Conv2d(6, 4, 3, padding=1)"),
        new(
            "8x8x6",
            "conv2d 4, 3x3, padding: same, stride: 2",
            ["nn.functional.pad(input, (0, 1, 0, 1))", "Conv2d(6, 4, 3, 2)"],
            ["F.pad(input, (0, 1, 0, 1))", "Conv2d(6, 4, 3, stride=2)"]),
        new(
            "9x8x6",
            "conv2d 4, 2x2, padding: same",
            ["nn.functional.pad(input, (0, 1, 0, 1))", "Conv2d(6, 4, 2)"],
            ["F.pad(input, (0, 1, 0, 1))", "Conv2d(6, 4, 2)"]),
        new(
            "9x8x6",
            "conv2d 4, 3x3, padding: (1, 0, 2, 0)",
            ["nn.functional.pad(input, (2, 0, 1, 0))", "Conv2d(6, 4, 3)"],
            ["F.pad(input, (2, 0, 1, 0))", "Conv2d(6, 4, 3)"]),
        new(
            "9x8x6",
            "depthwise 3x3, multiplier: 2, padding: same, bias: false",
            "Conv2d(6, 12, 3, 1, 1, 1, PaddingModes.Zeros, 6, false)",
            "Conv2d(6, 12, 3, padding=1, groups=6, bias=False)"),
        new(
            "9x8x6",
            "separable 4, 3x3, padding: same, multiplier: 2",
            ["Conv2d(6, 12, 3, 1, 1, 1, PaddingModes.Zeros, 6, false)", "Conv2d(12, 4, 1)"],
            ["Conv2d(6, 12, 3, padding=1, groups=6, bias=False)", "Conv2d(12, 4, 1)"]),
        new("9x8x6", "conv2dtranspose 4, 3x3", "ConvTranspose2d(6, 4, 3)", "ConvTranspose2d(6, 4, 3)"),
        new(
            "9x8x6",
            "conv2dtranspose 4, 3x3, stride: 2, padding: 1, outputpadding: 1, bias: false",
            "ConvTranspose2d(6, 4, 3, 2, 1, 1, 1, PaddingModes.Zeros, 1, false)",
            "ConvTranspose2d(6, 4, 3, stride=2, padding=1, output_padding=1, bias=False)"),
        new(
            "9x8x6",
            "conv2dtranspose 4, 4x4, stride: 2, padding: same",
            "ConvTranspose2d(6, 4, 4, 2, 1)",
            "ConvTranspose2d(6, 4, 4, stride=2, padding=1)"),
        new(
            "9x8x6",
            "conv2dtranspose 4, 3x3, stride: 2, padding: same",
            ["ConvTranspose2d(6, 4, 3, 2)", "convtranspose1[.., .., 0..18, 0..16]"],
            ["ConvTranspose2d(6, 4, 3, stride=2)", "convtranspose1[:, :, 0:18, 0:16]"]),
        new(
            "9x8x6",
            "conv2dtranspose 4, 3x2, stride: (2, 1)",
            "new ConvTranspose2d(6, 4, (3, 2), (2, 1), (0, 0), (0, 0), (1, 1), true)",
            "ConvTranspose2d(6, 4, (3, 2), stride=(2, 1))"),
        new("12", "dense 4", "Linear(12, 4)", "Linear(12, 4)"),
        new("12", "dense 4, bias: false", "Linear(12, 4, false)", "Linear(12, 4, bias=False)"),
    ];
}
