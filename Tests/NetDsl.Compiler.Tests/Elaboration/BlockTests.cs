namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Parameters of blocks and networks, and defaults of layers.</summary>
public sealed class BlockTests
{
    [Theory]
    [InlineData("unit 6", "8x8x6")]
    [InlineData("unit 6, 3", "6x6x6")]
    [InlineData("unit 6, k: 5x3", "4x6x6")]
    [InlineData("unit f: 6, k: (3, 1)", "6x8x6")]
    [InlineData("unit(6, 3)", "6x6x6")]
    [InlineData("x: relu\nunit(x, 6, 3)", "6x6x6")]
    public void Arguments_stand_in_their_place_or_have_a_name(string use, string output) =>
        Assert.Equal(output, Elaborated.From($"block unit(f, k: 1) {{ conv2d f, k }}\ninput 8x8x4\n{use}").Output);

    [Fact]
    public void A_default_can_use_the_parameters_before_it_and_the_current_value() => Assert.Equal(
        "unit1.conv1 8x8x6 | unit1.conv2 8x8x12 | unit1.conv3 8x8x4",
        Elaborated.From("""
            block unit(f, g: 2 * f, h: current.channels) { conv2d f, 1x1; conv2d g, 1x1; conv2d h, 1x1 }
            input 8x8x4
            unit 6
            """).Layers);

    [Fact]
    public void Words_sizes_and_truth_values_can_be_handed_over() => Assert.Equal(
        "6x6x6",
        Elaborated.From("""
            block unit(f, k: 3x3, pad: same, act: relu, bias: true) { conv2d f, k, padding: pad, activation: act, bias: bias }
            input 8x8x4
            unit 5, pad: valid
            unit 6, 5x5, bias: false, act: elu
            unit 6, 5x5, bias: false, act: none
            """).Output);

    [Fact]
    public void A_text_that_is_handed_over_can_name_a_layer() => Assert.Equal(
        "stem1 unit1.last",
        Elaborated.From("""
            block unit(name, f) { "{name}": conv2d f, 1x1 }
            input 8x8x4
            repeat i in 1..1 { "": unit "stem{i}", 6 }
            unit name: "last", f: 4
            """).Names);

    [Fact]
    public void The_activation_that_was_handed_over_is_the_one_that_is_made() => Assert.Equal(
        "relu elu",
        string.Join(" ", Elaborated.From("""
            block unit(act: relu) { conv2d 4, 1x1, activation: act }
            input 8x8x4
            unit
            unit elu
            unit none
            """).Sound.Nodes.Where(node => node.Owner is not null).Select(node => node.Layer.Definition.Keyword)));

    [Fact]
    public void An_activation_can_have_arguments()
    {
        var node = Elaborated.Behind("conv2d 4, 1x1, activation: leakyrelu(0.1)").Sound.Output;
        Assert.Equal("leakyrelu", node.Layer.Definition.Keyword);
        Assert.Equal("conv1.activation", node.Name);
    }

    [Fact]
    public void Outputs_of_layers_can_be_handed_over()
    {
        var graph = Elaborated.From("""
            block meet(other, f) { conv2d f, 1x1; add other }
            input 8x8x4
            a: relu
            elu
            meet a, 4
            """).Sound;
        Assert.Equal(["meet1.conv1", "a"], graph.Output.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void A_network_has_parameters_too()
    {
        const string Text = "network N(classes: 3, width: 2 * classes) { input 8; dense width; dense classes }";
        Assert.Equal("dense1 6 | dense2 3", Elaborated.From(Text).Layers);
        Assert.Equal("dense1 20 | dense2 10", Elaborated.From(Text, "classes: 10").Layers);
        Assert.Equal("dense1 5 | dense2 4", Elaborated.From(Text, "4, width: 5").Layers);
    }

    [Fact]
    public void Wrong_arguments_of_a_network_are_reported_where_they_are_written() =>
        Elaborated.From("network N(classes) { input 8; dense classes }", "clases: 3")
            .Reports("NDSL2103", "clases", "'Net' has no argument 'clases'; write 'classes'");

    [Theory]
    [InlineData("default conv2d padding: same\nconv2d 3, 3x3", "conv1 8x8x3")]
    [InlineData("default conv2d padding: same\nconv2d 3, 3x3, padding: valid", "conv1 6x6x3")]
    [InlineData("default conv2d padding: same, stride: 2\ndefault conv2d stride: 1\nconv2d 3, 3x3", "conv1 8x8x3")]
    [InlineData("default conv2d kernel: 3x3\nconv2d 3\nconv2d 3, 1x1", "conv1 6x6x3 | conv2 6x6x3")]
    [InlineData("repeat 1 { default conv2d padding: same; conv2d 3, 3x3 }\nconv2d 3, 3x3", "conv1 8x8x3 | conv2 6x6x3")]
    [InlineData("default conv2d activation: elu\nconv2d 3, 1x1\nconv2d 3, 1x1, activation: none", "conv1 8x8x3 | conv1.activation 8x8x3 | conv2 8x8x3")]
    [InlineData("p: 1\ndefault conv2d padding: p\nrepeat 1 { p: 5; conv2d 3, 3x3 }", "conv1 8x8x3")]
    public void Defaults_hold_to_the_end_of_their_scope(string statements, string layers) =>
        Assert.Equal(layers, Elaborated.Behind(statements).Layers);

    [Fact]
    public void Defaults_reach_into_blocks_that_are_used_and_end_there() => Assert.Equal(
        "unit1.conv1 8x8x3 | unit1.conv2 8x8x3 | conv1 8x8x3",
        Elaborated.From("""
            block unit() { conv2d 3, 3x3; default conv2d padding: 2; conv2d 3, 5x5 }
            input 8x8x4
            default conv2d padding: same
            unit
            conv2d 3, 3x3
            """).Layers);
}
