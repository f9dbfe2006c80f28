using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>What may be overwritten, after the formulas of PyTorch's derivatives.</summary>
public sealed class OverwritingTests
{
    [Theory]
    [InlineData("input 5x4x2\nconv2d 2, 3x3")]
    [InlineData("input 5x4x2\nbatchnorm")]
    [InlineData("input 5x4x2\nmaxpool 2x2")]
    [InlineData("input 5x4x2\navgpool 2x2")]
    [InlineData("input 5x4x2\nglobalavgpool")]
    [InlineData("input 5\ndense 2")]
    [InlineData("input 5\na: gelu\nadd(a, input)")]
    [InlineData("input 5\na: gelu\nmultiply(a, input)")]
    [InlineData("input 5\na: gelu\nconcat(a, input)")]
    [InlineData("input 5\nswish")]
    [InlineData("input 5\nrescale 2")]
    public void An_output_that_no_derivative_needs_may_be_overwritten(string network) => Assert.False(Last(network).KeepsOutput);

    [Theory]
    [InlineData("input 5\nrelu")]
    [InlineData("input 5\nsigmoid")]
    [InlineData("input 5\ntanh")]
    [InlineData("input 5\nsoftmax")]
    public void The_output_of_a_function_whose_slope_follows_from_it_is_kept(string network) => Assert.True(Last(network).KeepsOutput);

    // In inference dropout gives its input, and a view is the memory of what it shows.
    [Theory]
    [InlineData("input 5\ndropout 0.5")]
    [InlineData("input 5\ndroppath 0.5")]
    [InlineData("input 5x4x2\nflatten\ndense 3", 0)]
    [InlineData("input 5x4x2\ncrop 1")]
    [InlineData("input 5x4x2\nglobalmaxpool")]
    public void The_output_that_may_be_another_tensors_memory_is_kept(string network, int statement = -1)
    {
        var statements = Lowered.From(network).Program.Statements;

        Assert.True(statements[statement < 0 ? statements.Count - 1 : statement].Operation.KeepsOutput);
    }

    [Fact]
    public void Nothing_but_functions_of_each_value_overwrites()
    {
        var overwriting = Spelling.All.SelectMany(row => Lowered.From(row.Network).Program.Statements)
            .Where(statement => statement.Operation.CanOverwrite)
            .ToList();

        Assert.All(overwriting, statement => Assert.Equal(statement.Operands[0].Shape, statement.Result.Shape));
        Assert.Equal(
            ["elu", "leakyrelu", "relu", "relu6", "rescale", "selu", "sigmoid", "tanh"],
            overwriting.Select(statement => statement.Node.Layer.Definition.Keyword).Distinct().Order(StringComparer.Ordinal));
    }

    private static TorchOperation Last(string network) => Lowered.From(network).Program.Statements[^1].Operation;
}
