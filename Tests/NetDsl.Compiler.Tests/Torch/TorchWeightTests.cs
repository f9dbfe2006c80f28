using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Which weights of a layer a module's are, and in what layout.</summary>
public sealed class TorchWeightTests
{
    public static TheoryData<string> Networks => [.. Spelling.All.Select(row => row.Network)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_weight_of_a_layer_is_one_of_a_module_with_as_many_values(string network)
    {
        var lowered = Lowered.From(network);
        var weights = lowered.Graph.Nodes
            .SelectMany(node => node.Weights.Select(weight => ($"{node.Name}.{weight.Name}", weight.Elements)))
            .Order();
        var moved = lowered.Program.Statements
            .Where(statement => statement.Operation is TorchModule)
            .SelectMany(statement => ((TorchModule)statement.Operation).Weights, (statement, weight) => (statement.Node, Weight: weight))
            .Where(pair => pair.Weight.Source.Length > 0)
            .ToList();

        Assert.Equal(weights, moved.Select(pair => ($"{pair.Node.Name}.{pair.Weight.Source}", Product(pair.Weight.Own))).Order());
        Assert.All(moved, pair => Assert.Equal(Product(pair.Weight.Own), Product(pair.Weight.Shape)));
        Assert.All(moved, pair => Assert.Equal(Enumerable.Range(0, pair.Weight.Own.Count), pair.Weight.Axes.Order()));
    }

    [Theory]
    [InlineData("input 9x8x6\nconv2d 4, 3x5, groups: 2", "weight = kernel 3x5x3x4 by 3 2 0 1 as 4x3x3x5", "bias = bias 4 by 0 as 4")]
    [InlineData("input 9x8x6\ndepthwise 3x5, multiplier: 2, bias: false", "weight = kernel 3x5x1x12 by 3 2 0 1 as 12x1x3x5")]
    [InlineData("input 9x8x6\nconv2dtranspose 4, 3x5, bias: false", "weight = kernel 3x5x4x6 by 3 2 0 1 as 6x4x3x5")]
    [InlineData("input 6\ndense 4", "weight = kernel 6x4 by 1 0 as 4x6", "bias = bias 4 by 0 as 4")]
    [InlineData(
        "input 9x8x6\nseparable 4, 3x5",
        "weight = depthwise_kernel 3x5x1x6 by 3 2 0 1 as 6x1x3x5",
        "weight = pointwise_kernel 1x1x6x4 by 3 2 0 1 as 4x6x1x1",
        "bias = bias 4 by 0 as 4")]
    [InlineData(
        "input 6\nbatchnorm",
        "weight = gamma 6 by 0 as 6",
        "bias = beta 6 by 0 as 6",
        "running_mean = moving_mean 6 by 0 as 6",
        "running_var = moving_variance 6 by 0 as 6")]
    [InlineData("input 6\nlayernorm", "weight = gamma 6 by 0 as 6", "bias = beta 6 by 0 as 6")]
    [InlineData("input 6\nscale bias: true", "weight = gamma 6 by 0 as 6", "bias = beta 6 by 0 as 6")]
    [InlineData("input 6\nnormalization", "mean = mean 6 by 0 as 6", "variance = variance 6 by 0 as 6", "count = count  by  as ")]
    public void A_weight_has_the_layout_of_PyTorch(string network, params string[] expected) =>
        Assert.Equal(expected, Lowered.From(network).Modules.SelectMany(module => module.Weights).Select(Describe));

    [Theory]
    [InlineData("batchnorm scale: false", "weight")]
    [InlineData("batchnorm center: false", "bias")]
    [InlineData("groupnorm 2, scale: false", "weight")]
    [InlineData("layernorm center: false", "bias")]
    public void A_weight_that_the_layer_does_not_have_is_a_constant_of_the_module(string layer, string constant) =>
        Assert.Equal(
            constant,
            Assert.Single(Lowered.From($"input 5x4x6\n{layer}").Modules.SelectMany(module => module.Weights), weight => weight.Source.Length == 0).Name);

    [Fact]
    public void Both_halves_of_a_separable_convolution_have_a_path()
    {
        var paths = Lowered.From("input 9x8x6\nname: separable 4, 3x3").Program.Statements.Select(statement => statement.Path);

        Assert.Equal(["name.depthwise", "name.pointwise"], paths);
    }

    private static long Product(IReadOnlyList<int> extents) => extents.Aggregate(1L, (product, extent) => product * extent);

    private static string Describe(TorchWeight weight) =>
        $"{weight.Name} = {weight.Source} {string.Join('x', weight.Own)} by {string.Join(' ', weight.Axes)} as {string.Join('x', weight.Shape)}";
}
