namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>One mistake is one diagnostic: what follows from it stays silent, what does not is reported all the same.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public void Three_independent_mistakes_are_three_diagnostics()
    {
        var network = Elaborated.Behind("""
            conv2d 6, 5x5, pading: same
            maxpol 2x2
            flatten
            dense 10, activation: rellu
            """);
        Assert.Equal(
            """
            NDSL2103 'pading': 'conv2d' has no argument 'pading'; write 'padding'
            NDSL2001 'maxpol': 'maxpol' is no layer or block; write 'maxpool'
            NDSL2109 'rellu': 'activation' of 'dense' knows relu, leakyrelu, elu, sigmoid, tanh, softmax, relu6, selu, gelu, swish, mish, softplus, hardsigmoid, hardswish and none, but not 'rellu'; write 'relu'
            """,
            network.Messages);
        Assert.Null(network.Graph);
    }

    [Fact]
    public void Two_mistakes_of_one_layer_are_two_diagnostics() => Assert.Equal(
        ["NDSL2107", "NDSL2103"],
        Elaborated.Behind("conv2d 0, 3x3, pading: same").Diagnostics.Select(diagnostic => diagnostic.Rule.Id));

    [Theory]
    [InlineData("conv2d 6, 9x9\nconv2d 6, 30x30\nflatten\ndense 0x3", "NDSL3002 NDSL2106")]
    [InlineData("x: conv2d 0, 3x3\nadd x\nconv2d x.channels, 3x3\nlabels a, b", "NDSL2107")]
    [InlineData("n: 1 / 0\nconv2d n, 3x3\nrepeat n { conv2d 0, 1x1 }", "NDSL2204 NDSL2107")]
    [InlineData("n: nope\nwhen n > 1 { conv2d 0, 3x3 } else { maxpool 0 }", "NDSL2001 NDSL2107")]
    [InlineData("each (a, b) in nope { conv2d a, b }", "NDSL2002")]
    [InlineData("n: 0 / 0\n\"x{n}\": elu\nconv2d min(n, 3), (n, 3), padding: (n, 1)", "NDSL2204")]
    [InlineData("concat { branch { conv2d 0, 1x1 } branch { conv2d 3, 0x0 } }\nflatten\ndense 3\nlabels a", "NDSL2107 NDSL2107")]
    [InlineData("residual { conv2d 0, 3x3 }\nloss crossentropy", "NDSL2107")]
    public void What_follows_from_a_mistake_stays_silent(string statements, string ids) => Assert.Equal(
        ids,
        string.Join(" ", Elaborated.Behind(statements).Diagnostics.Select(diagnostic => diagnostic.Rule.Id).Where(id => !id.StartsWith("NDSL1"))));

    [Fact]
    public void A_value_whose_layer_failed_is_known_all_the_same() =>
        Assert.Single(Elaborated.Behind("x: covn2d 6, 3x3\nadd x\nfrom x\nconv2d x.height, 1x1").Diagnostics);

    [Fact]
    public void A_wrong_activation_leaves_the_shapes_certain() => Assert.Equal(
        ["NDSL2109", "NDSL3002"],
        Elaborated.Behind("conv2d 6, 3x3, activation: rellu\nconv2d 6, 7x7").Diagnostics.Select(diagnostic => diagnostic.Rule.Id));

    [Fact]
    public void Behind_a_statement_that_could_not_be_read_neither_shapes_nor_names_are_certain() => Assert.Equal(
        ["NDSL1", "NDSL2001"],
        Elaborated.Behind("x: conv2d 6,, 3x3\nconv2d 3, 30x30\nadd x\ncovn2d 3").Diagnostics.Select(diagnostic => diagnostic.Rule.Id[..(diagnostic.Rule.Id[4] == '1' ? 5 : 8)]));

    [Theory]
    [InlineData("8x8x4 input\nconv2d 6, 3x3")]
    [InlineData("input 8x8x4\nconv2d 6, 3x3\nflatten ]")]
    [InlineData("block stage(f,, g) { conv2d f, 3x3 }\ninput 8x8x4\nstage 3")]
    [InlineData("input 8x8x4\nrepeat 2 { conv2d 6,, 3x3\nconv2d 6, 30x30 }")]
    [InlineData("input 8x8x4\nflatten ]\ndense 10\nlabels a, b\nloss crossentropy")]
    public void A_mistake_of_syntax_is_the_only_one(string text) =>
        Assert.All(Elaborated.From(text).Diagnostics, diagnostic => Assert.StartsWith("NDSL1", diagnostic.Rule.Id));

    [Fact]
    public void A_mistake_in_a_block_is_reported_once_however_often_it_is_used() =>
        Assert.Single(Elaborated.From("block unit() { conv2d 4, 30x30 }\ninput 8x8x4\nunit; unit; unit").Diagnostics);

    [Fact]
    public void The_place_that_a_shape_comes_from_is_named()
    {
        var diagnostic = Assert.Single(Elaborated.Behind("flatten\nresidual { dense 3 }").Diagnostics);
        Assert.Equal(["'flatten1' gives 256", "'dense1' gives 3"], diagnostic.Related.Select(place => place.Message));
        Assert.Equal(["flatten", "dense"], diagnostic.Related.Select(place => place.Span.Text));
    }
}
