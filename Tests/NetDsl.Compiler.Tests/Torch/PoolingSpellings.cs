namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Poolings in C# and in Python.</summary>
internal static class PoolingSpellings
{
    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("9x8x6", "maxpool 2x2", "nn.functional.max_pool2d(input, 2, 2)", "F.max_pool2d(input, 2, stride=2)"),
        new(
            "9x8x6",
            "maxpool 3x3, stride: 2, padding: 1",
            "nn.functional.max_pool2d(input, 3, 2, 1)",
            "F.max_pool2d(input, 3, stride=2, padding=1)"),
        new(
            "9x8x6",
            "maxpool 3x2, stride: 2, ceil: true",
            "nn.functional.max_pool2d(input, (3, 2), (2, 2), (0, 0), (1, 1), true)",
            "F.max_pool2d(input, (3, 2), stride=2, ceil_mode=True)"),
        new(
            "8x8x6",
            "maxpool 3x3, stride: 2, padding: same",
            "nn.functional.max_pool2d(input, 3, 2, 0, 1, true)",
            "F.max_pool2d(input, 3, stride=2, ceil_mode=True)"),
        new(
            "9x8x6",
            "maxpool 2x2, stride: 1, padding: same",
            [
                "nn.functional.pad(input, (0, 1, 0, 1), PaddingModes.Constant, double.NegativeInfinity)",
                "nn.functional.max_pool2d(pool1_padded, 2, 1)",
            ],
            ["F.pad(input, (0, 1, 0, 1), value=float(\"-inf\"))", "F.max_pool2d(pool1_padded, 2, stride=1)"]),
        new(
            "9x8x6",
            "maxpool 3x3, stride: 3, padding: 2",
            [
                "nn.functional.pad(input, (2, 2, 2, 1), PaddingModes.Constant, double.NegativeInfinity)",
                "nn.functional.max_pool2d(pool1_padded, 3, 3)",
            ],
            ["F.pad(input, (2, 2, 2, 1), value=float(\"-inf\"))", "F.max_pool2d(pool1_padded, 3, stride=3)"]),
        new("9x8x6", "avgpool 2x2", "nn.functional.avg_pool2d(input, 2, 2)", "F.avg_pool2d(input, 2, stride=2)"),
        new(
            "9x8x6",
            "avgpool 3x3, stride: 2, padding: 1",
            "nn.functional.avg_pool2d(input, 3, 2, 1, false, false)",
            "F.avg_pool2d(input, 3, stride=2, padding=1, count_include_pad=False)"),
        new(
            "9x8x6",
            "avgpool 3x3, stride: 2, padding: 1, countpadding: true",
            "nn.functional.avg_pool2d(input, 3, 2, 1)",
            "F.avg_pool2d(input, 3, stride=2, padding=1)"),
        new(
            "9x8x6",
            "avgpool 2x2, stride: 1, padding: same",
            "global::NetDsl.Torch.TensorFunctions.AveragePadded(input, (2, 2), (1, 1), (0, 1, 0, 1))",
            "F.avg_pool2d(F.pad(input, (0, 1, 0, 1)), 2, stride=1) / F.avg_pool2d(F.pad(torch.ones_like(input[:1, :1]), (0, 1, 0, 1)), 2, stride=1)"),
        new(
            "9x8x6",
            "avgpool 2x2, stride: 1, padding: same, countpadding: true",
            ["nn.functional.pad(input, (0, 1, 0, 1))", "nn.functional.avg_pool2d(pool1_padded, 2, 1)"],
            ["F.pad(input, (0, 1, 0, 1))", "F.avg_pool2d(pool1_padded, 2, stride=1)"]),
        new("9x8x6", "adaptiveavgpool 7", "nn.functional.adaptive_avg_pool2d(input, 7)", "F.adaptive_avg_pool2d(input, 7)"),
        new("9x8x6", "adaptiveavgpool (3, 2)", "nn.functional.adaptive_avg_pool2d(input, (3, 2))", "F.adaptive_avg_pool2d(input, (3, 2))"),
        new("9x8x6", "adaptiveavgpool (9, 8)", [], []),
        new("9x8x6", "globalavgpool", "input.mean(new long[] { 2, 3 })", "input.mean((2, 3))"),
        new("9x8x6", "globalavgpool keep: true", "input.mean(new long[] { 2, 3 }, true)", "input.mean((2, 3), keepdim=True)"),
        new(
            "9x8x6",
            "globalmaxpool",
            ["nn.functional.max_pool2d(input, (9, 8), (9, 8))", "globalpool1_maximum.flatten(1)"],
            ["F.max_pool2d(input, (9, 8), stride=(9, 8))", "globalpool1_maximum.flatten(1)"]),
        new(
            "9x8x6",
            "globalmaxpool keep: true",
            "nn.functional.max_pool2d(input, (9, 8), (9, 8))",
            "F.max_pool2d(input, (9, 8), stride=(9, 8))"),
    ];
}
