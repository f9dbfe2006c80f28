using NetDsl.Compiler.Torch;
using NetworkTests.Comparison;

namespace NetworkTests.Torch;

/// <summary>
/// Which lines overwrite what they read. That none overwrites what somebody else reads, or a derivative needs, is checked wherever
/// <see cref="TorchRun.Nested"/> runs a network; here, that they do so where they may, and that the checks see it where they may not.
/// </summary>
public sealed class TorchOverwriteTests
{
    [Theory]
    [InlineData("conv2d 2, 3x3; relu", 1)]
    [InlineData("conv2d 2, 3x3; batchnorm; relu6; conv2d 2, 1x1, activation: tanh", 2)]
    [InlineData("conv2d 2, 3x3; elu; conv2d 2, 1x1; leakyrelu; conv2d 2, 1x1; selu; conv2d 2, 1x1; sigmoid", 4)]
    [InlineData("conv2d 4, 1x1; residual { batchnorm }; relu", 1)]
    [InlineData("maxpool 2; relu; globalavgpool; dense 3; rescale 0.5, offset: 1", 3)]
    // The image is the caller's.
    [InlineData("relu", 0)]
    // These keep their outputs for their derivatives.
    [InlineData("conv2d 2, 3x3; tanh; relu", 1)]
    [InlineData("conv2d 2, 3x3; softmax; relu", 0)]
    // These keep their inputs.
    [InlineData("conv2d 2, 3x3; swish; conv2d 2, 1x1; gelu; conv2d 2, 1x1; mish; conv2d 2, 1x1; softplus", 0)]
    // Others read the value.
    [InlineData("x: conv2d 4, 1x1; relu; add(x, current)", 0)]
    [InlineData("conv2d 4, 1x1; residual { relu }", 0)]
    [InlineData("x: conv2d 4, 1x1; globalavgpool; relu; multiply(x, current)", 1)]
    // Views, and in inference what dropout gives, are memory of what they were made of.
    [InlineData("conv2d 2, 3x3; flatten; relu", 0)]
    [InlineData("conv2d 2, 3x3; crop 1; relu", 0)]
    [InlineData("conv2d 2, 3x3; dropout 0.5; relu", 0)]
    public void A_line_overwrites_what_nobody_else_needs(string layers, int count)
    {
        var program = LowerToTorch.Run(Declared.Compile("Net", "input 6x7x4; " + layers).Graph!);

        Assert.Equal(count, Steps(NestModules.Run(program)).Count(step => step.Overwrites));
    }

    [Fact]
    public void Overwriting_what_a_derivative_needs_is_found()
    {
        var (definitions, x) = (new TorchDefinitions(TorchLanguage.Python), new TorchTensor([1, -1], 1, 2));
        var y = (TorchTensor)definitions.Evaluate("torch.sigmoid(x)", new Dictionary<string, TorchTensor> { ["x"] = x })!;
        definitions.CheckSaved();
        definitions.Evaluate("F.relu(y, inplace=True)", new Dictionary<string, TorchTensor> { ["y"] = y });

        Assert.ThrowsAny<Exception>(definitions.CheckSaved);
    }

    [Fact]
    public void Views_share_what_is_overwritten_and_a_disposed_value_cannot_be_read()
    {
        var image = new TorchTensor([1, -2, 3, -4], 1, 2, 2, 1);
        var view = image.Slice([Range.All, 1..2]).Reshape(1, -1);
        image.Slice([Range.All, 1..2]).Overwrite(value => value * 10);

        Assert.Equal([1, -2, 30, -40], image.Read());
        Assert.Equal([30, -40], view.Read());
        image.Permute(0, 2, 3, 1).Overwrite(value => value + 1);
        Assert.Equal([2, -1, 31, -39], image.Read());
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(image.Read);
    }

    private static IEnumerable<TorchStep> Steps(TorchBlock block) =>
        block.Steps.Concat(block.Members.Select(member => member.Block).OfType<TorchBlock>().SelectMany(Steps));
}
