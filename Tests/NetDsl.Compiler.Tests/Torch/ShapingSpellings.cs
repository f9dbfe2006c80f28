namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Changes of shape and joins in C# and in Python.</summary>
internal static class ShapingSpellings
{
    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("9x8x6", "flatten", "global::NetDsl.Torch.TensorFunctions.FlattenChannelsLast(input)", "input.permute(0, 2, 3, 1).flatten(1)"),
        new("1x8x1", "flatten", "input.flatten(1)", "input.flatten(1)"),
        new("12", "flatten", [], []),
        new("9x8x6", "zeropad (1, 2, 3, 4)", "nn.functional.pad(input, (3, 4, 1, 2))", "F.pad(input, (3, 4, 1, 2))"),
        new("9x8x6", "crop (1, 2, 3, 4)", "input[.., .., 1..7, 3..4]", "input[:, :, 1:7, 3:4]"),
        new(
            "9x8x6",
            "upsample 2",
            "nn.functional.interpolate(input, null, new double[] { 2, 2 }, InterpolationMode.Nearest)",
            "F.interpolate(input, scale_factor=2)"),
        new(
            "9x8x6",
            "upsample (2, 3), mode: bilinear",
            "nn.functional.interpolate(input, null, new double[] { 2, 3 }, InterpolationMode.Bilinear, false)",
            "F.interpolate(input, scale_factor=(2, 3), mode=\"bilinear\", align_corners=False)"),
        new("12", "a: relu; b: tanh; add(a, b)", ["input.relu()", "a.tanh()", "a + b"], ["F.relu(input)", "torch.tanh(a)", "a + b"]),
        new(
            "12",
            "a: relu; b: tanh; add(a, b, input)",
            ["input.relu()", "a.tanh()", "a + b", "add1_sum1 + input"],
            ["F.relu(input)", "torch.tanh(a)", "a + b", "add1_sum1 + input"]),
        new(
            "9x8x6",
            "a: relu; concat(a, input)",
            ["input.relu()", "cat(new[] { a, input }, 1)"],
            ["F.relu(input)", "torch.cat((a, input), 1)"]),
        new("12", "a: relu; multiply(a, input)", ["input.relu()", "a * input"], ["F.relu(input)", "a * input"]),
        new(
            "9x8x6",
            "g: globalavgpool; multiply(input, g)",
            ["input.mean(new long[] { 2, 3 })", "g.reshape(-1, 6, 1, 1)", "input * multiply1_factors"],
            ["input.mean((2, 3))", "g.reshape(-1, 6, 1, 1)", "input * multiply1_factors"]),
        new(
            "1x1x6",
            "g: flatten; multiply(g, input)",
            ["input.flatten(1)", "input.flatten(1)", "g * multiply1_factors"],
            ["input.flatten(1)", "input.flatten(1)", "g * multiply1_factors"]),
    ];
}
