using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>When a flattened image has PyTorch's order, channels first, and when NetDsl's, channels last.</summary>
public sealed class FeatureOrderTests
{
    [Theory]
    [InlineData("dense 2")]
    [InlineData("dropout 0.5\ndense 2")]
    [InlineData("dropout 0\ndense 2")]
    [InlineData("flatten\nrelu\nrescale 2, offset: 1\ndense 2")]
    [InlineData("droppath 0.5\nleakyrelu\ngelu\ndense 2")]
    [InlineData("batchnorm\nscale\nnormalization\nlayernorm\ndense 2")]
    [InlineData("a: flatten\nb: dense 2\nrelu(a)\ndense 2\nadd(b, current)")]
    public void A_dense_layer_takes_PyTorchs_order_through_layers_that_keep_it(string behind) =>
        Assert.False(Flattens(behind, out _).ChannelsLast);

    [Theory]
    [InlineData("relu")]
    [InlineData("softmax\ndense 2")]
    [InlineData("lrn\ndense 2")]
    [InlineData("groupnorm 5\ndense 2")]
    [InlineData("a: flatten\nb: relu\nadd(a, b)\ndense 2")]
    [InlineData("a: flatten\nb: dense 60\nmultiply(a, b)")]
    [InlineData("a: flatten\nb: dense 60\nconcat(a, b)\ndense 2")]
    public void What_does_not_keep_or_take_the_order_has_that_of_NetDsl(string behind)
    {
        var flatten = Flattens(behind, out var lowered);

        Assert.True(flatten.ChannelsLast);
        Assert.All(lowered.Modules.SelectMany(module => module.Weights), weight => Assert.True(weight.Own.Count <= 2));
    }

    [Theory]
    [InlineData("1x1x8")]
    [InlineData("6x5x1")]
    public void Where_there_is_one_order_it_is_flattened_as_it_stands(string image)
    {
        var lowered = Lowered.From($"input {image}\nflatten\nsoftmax");

        Assert.Equal("input.flatten(1)", lowered.CSharp().First());
    }

    [Fact]
    public void Weights_behind_PyTorchs_order_are_laid_out_for_it()
    {
        var lowered = Lowered.From("input 4x5x3\nflatten\nbatchnorm\nrelu\ndense 2, bias: false");
        var weights = lowered.Modules.SelectMany(module => module.Weights)
            .Select(weight => $"{weight.Name} {string.Join('x', weight.Own)} by {string.Join(' ', weight.Axes)}");

        Assert.Equal(
            ["weight 4x5x3 by 2 0 1", "bias 4x5x3 by 2 0 1", "running_mean 4x5x3 by 2 0 1", "running_var 4x5x3 by 2 0 1", "weight 4x5x3x2 by 3 2 0 1"],
            weights);
    }

    [Fact]
    public void Weights_behind_a_dense_layer_have_no_image_any_more()
    {
        var lowered = Lowered.From("input 4x5x3\nflatten\ndense 60, bias: false\ndense 2, bias: false");

        Assert.Equal([60, 2], lowered.Modules.Last().Weights[0].Own);
    }

    // Asked from each layer anew, the way through sixty of them would be gone 2^60 times.
    [Fact]
    public void Many_branches_one_behind_the_other_are_asked_once_each()
    {
        var blocks = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i}: relu\nb{i}: relu(current)\nadd(a{i}, b{i})\n"));
        var lowered = Lowered.From($"input 2x2x3\nflatten\n{blocks}dense 2");

        Assert.True(Assert.IsType<FlattenFunction>(lowered.Program.Statements[0].Operation).ChannelsLast);
    }

    private static FlattenFunction Flattens(string behind, out Lowered lowered)
    {
        lowered = Lowered.From($"input 4x5x3\nflatten\n{behind}");
        return lowered.Program.Statements.Select(statement => statement.Operation).OfType<FlattenFunction>().First();
    }
}
