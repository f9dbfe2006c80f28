using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;
using NetDsl.Compiler.Tests.Layers;

namespace NetDsl.Compiler.Tests.Analysis;

/// <summary>What a broken contract says, word for word.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("parameters", "==", "156")]
    [InlineData("trainable", "<=", "156")]
    [InlineData("macs", ">=", "117_600")]
    [InlineData("field", ">=", "5")]
    [InlineData("field", "==", "5x5")]
    [InlineData("stride", "<=", "1x2")]
    [InlineData("output", "==", "28x28x6")]
    [InlineData("memory", "<=", "18_816")]
    public void A_kept_contract_says_nothing(string fact, string comparison, string value) =>
        Assert.Empty(Check(fact, comparison, value));

    [Theory]
    [InlineData("parameters", "==", "150", "'Test' has 156 parameters, but 'expect parameters == 150' asks for 150, 6 fewer; use fewer filters or units, or write 'parameters == 156'")]
    [InlineData("macs", "<=", "17_600", "'Test' has 117,600 multiply-adds, but 'expect macs <= 17_600' asks for at most 17,600, 100,000 fewer; use fewer filters or units, or write 'macs <= 117_600'")]
    [InlineData("field", ">=", "7", "'Test' has a receptive field of 5 x 5 input pixels (height x width), but 'expect field >= 7' asks for at least 7, 2 more in height and 2 more in width; add a layer with a window or a stride, or write 'field >= 5x5'")]
    [InlineData("field", ">=", "5x9", "'Test' has a receptive field of 5 x 5 input pixels (height x width), but 'expect field >= 5x9' asks for at least 5 x 9, 4 more in width; add a layer with a window or a stride, or write 'field >= 5x5'")]
    [InlineData("stride", "==", "2x1", "'Test' has a stride of 1 x 1 input pixels (height x width), but 'expect stride == 2x1' asks for 2 x 1, 1 more in height; use larger strides, or write 'stride == 1x1'")]
    [InlineData("output", "==", "28x28x8", "'Test' gives 28 x 28 x 6, but 'expect output == 28x28x8' asks for 28 x 28 x 8, 2 more in channels; change the last layers, or write 'output == 28x28x6'")]
    [InlineData("memory", "<=", "18_000", "'Test' needs 18,816 bytes of memory for each sample of a training batch, but 'expect memory <= 18_000' asks for at most 18,000, 816 fewer; use fewer or smaller layers, or write 'memory <= 18_816'")]
    [InlineData("output", "==", "28x28", "'Test' cannot be held to 'expect output == 28x28', since output has 3 extents and 2 are given; write 'output == 28x28x6'")]
    public void A_broken_contract_tells_the_difference_and_the_repair(string fact, string comparison, string value, string message) =>
        Assert.Equal(message, Assert.Single(Check(fact, comparison, value)).Message);

    [Fact]
    public void A_field_of_vectors_cannot_be_promised()
    {
        var network = new GraphBuilder().Then("input", ("shape", TensorShape.Vector(4))).Then("dense", ("units", 2));

        Assert.Equal(
            "'Test' cannot be held to 'expect field >= 3', since its input is a vector, which has no height and width; remove it",
            Assert.Single(Check(network.Build(), "field", ">=", "3")).Message);
    }

    private static IReadOnlyList<CompilerDiagnostic> Check(string fact, string comparison, string value)
    {
        var network = new GraphBuilder()
            .Then("input", ("shape", TensorShape.Image(28, 28, 1)))
            .Then("conv2d", ("filters", 6), ("kernel", new Size2(5, 5)), ("padding", NetDsl.Compiler.Layers.PaddingArgument.Same));
        return Check(network.Build(), fact, comparison, value);
    }

    private static IReadOnlyList<CompilerDiagnostic> Check(NetworkGraph graph, string fact, string comparison, string value)
    {
        var expected = value.Replace("_", "").Split('x').Select(long.Parse).ToList();
        var contract = new Contract(fact, comparison, expected, new SourceText("test", value).Span(0, value.Length));
        var diagnostics = new DiagnosticBag();
        ContractCheck.Run(graph with { Contracts = [contract] }, NetworkFacts.Compute(graph), 18_816, diagnostics);
        return diagnostics.ToSorted();
    }
}
