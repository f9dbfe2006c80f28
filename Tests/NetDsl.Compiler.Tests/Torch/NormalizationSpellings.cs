namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Normalisations, scalings and what drops in C# and in Python.</summary>
internal static class NormalizationSpellings
{
    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("9x8x6", "batchnorm", "BatchNorm2d(6, 0.001, 0.01)", "BatchNorm2d(6, eps=0.001, momentum=0.01)"),
        new("12", "batchnorm epsilon: 1e-5, momentum: 0.9", "BatchNorm1d(12)", "BatchNorm1d(12)"),
        new("9x8x6", "batchnorm scale: false", "BatchNorm2d(6, 0.001, 0.01)", "BatchNorm2d(6, eps=0.001, momentum=0.01)"),
        new(
            "9x8x6",
            "batchnorm scale: false, center: false",
            "BatchNorm2d(6, 0.001, 0.01, false)",
            "BatchNorm2d(6, eps=0.001, momentum=0.01, affine=False)"),
        new("9x8x6", "layernorm", "new LayerNorm2d(6, 0.001)", "LayerNorm2d(6, eps=0.001)"),
        new("12", "layernorm center: false", "LayerNorm(12, 0.001)", "LayerNorm(12, eps=0.001)"),
        new(
            "12",
            "layernorm scale: false, center: false",
            "LayerNorm(12, 0.001, false)",
            "LayerNorm(12, eps=0.001, elementwise_affine=False)"),
        new("9x8x6", "groupnorm 3", "GroupNorm(3, 6, 0.001)", "GroupNorm(3, 6, eps=0.001)"),
        new(
            "12",
            "groupnorm 3, epsilon: 1e-5",
            ["input.reshape(-1, 12, 1, 1)", "GroupNorm(3, 12)", "norm1.flatten(1)"],
            ["input.reshape(-1, 12, 1, 1)", "GroupNorm(3, 12)", "norm1.flatten(1)"]),
        new("9x8x6", "lrn", "nn.functional.local_response_norm(input, 5)", "F.local_response_norm(input, 5)"),
        new(
            "12",
            "lrn 4, alpha: 0.5, beta: 0.6, k: 1.5",
            ["input.reshape(-1, 12, 1, 1)", "nn.functional.local_response_norm(norm1_image, 4, 0.5, 0.6, 1.5)", "norm1.flatten(1)"],
            ["input.reshape(-1, 12, 1, 1)", "F.local_response_norm(norm1_image, 4, alpha=0.5, beta=0.6, k=1.5)", "norm1.flatten(1)"]),
        new("9x8x6", "dropout 0.5", "Dropout(0.5)", "Dropout(0.5)"),
        new("9x8x6", "dropout 0", [], []),
        new("9x8x6", "droppath 0.2", "new DropPath(0.2)", "DropPath(0.2)"),
        new("9x8x6", "normalization", "new Normalization(6)", "Normalization(6)"),
        new("9x8x6", "rescale 1/127.5", "input * 0.007843138", "input * 0.007843138"),
        new("9x8x6", "rescale 1, offset: -1", "input - 1.0", "input - 1.0"),
        new("9x8x6", "rescale 2, offset: 0.5", ["input * 2.0", "rescale1_scaled + 0.5"], ["input * 2.0", "rescale1_scaled + 0.5"]),
        new("9x8x6", "scale", "new ChannelScale(6)", "ChannelScale(6)"),
        new("9x8x6", "scale 1e-6, bias: true", "new ChannelScale(6, 1e-06, true)", "ChannelScale(6, start=1e-06, bias=True)"),
    ];
}
