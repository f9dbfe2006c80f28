namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Names are the keys of saved weights, so each rule of theirs is held here.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("conv2d 4, 1x1\nrelu\nconv2d 4, 1x1\nrelu", "conv1 relu1 conv2 relu2")]
    [InlineData("maxpool 2\navgpool 2\nbatchnorm\nglobalavgpool\ndense 3", "pool1 pool2 norm1 globalpool1 dense1")]
    public void Unnamed_layers_are_counted_by_their_stem(string statements, string names) =>
        Assert.Equal(names, Elaborated.Behind(statements).Names);

    [Fact]
    public void Named_layers_are_not_counted() =>
        Assert.Equal("first conv1 conv2", Elaborated.Behind("first: conv2d 4, 1x1\nconv2d 4, 1x1\nconv2d 4, 1x1").Names);

    [Fact]
    public void A_count_that_a_label_has_taken_is_left_out() =>
        Assert.Equal("conv1 conv2", Elaborated.Behind("conv1: conv2d 4, 1x1\nconv2d 4, 1x1").Names);

    [Fact]
    public void A_block_instance_stands_before_the_names_in_it() => Assert.Equal(
        "unit1.conv1 unit1.conv2 unit2.conv1 unit2.conv2 last.conv1 last.conv2",
        Elaborated.From("""
            block unit() { conv2d 4, 1x1; conv2d 4, 1x1 }
            input 8x8x4
            unit; unit
            last: unit
            """).Names);

    [Fact]
    public void Blocks_in_blocks_have_names_of_all_levels() => Assert.Equal(
        "outer1.inner1.conv1 outer1.inner2.conv1 outer1.conv1",
        Elaborated.From("""
            block inner() { conv2d 4, 1x1 }
            block outer() { inner; inner; conv2d 4, 1x1 }
            input 8x8x4
            outer
            """).Names);

    [Fact]
    public void With_the_empty_name_the_layers_of_a_block_are_named_as_those_around_it() => Assert.Equal(
        "conv1 first conv2 last.conv1 last.first",
        Elaborated.From("""
            block unit() { conv2d 4, 1x1; first: relu }
            input 8x8x4
            "": unit
            conv2d 4, 1x1
            last: unit
            """).Names);

    [Fact]
    public void With_the_empty_name_a_call_gives_the_current_value() => Assert.Equal(
        "8x8x4",
        Elaborated.From("""
            block unit(f) { conv2d f, 1x1 }
            input 8x8x4
            x: current
            conv2d 6, 1x1
            "": unit(x, 4)
            add x
            """).Output);

    [Fact]
    public void With_the_empty_name_a_block_can_stand_once_where_its_layers_have_names() => Elaborated.From("""
            block unit() { first: conv2d 4, 1x1 }
            input 8x8x4
            "": unit
            "": unit
            """).Reports("NDSL2005", "first", "'first' is a name that 'first: conv2d 4, 1x1' has already; give the block around it a name in place of \"\" where it is used again");

    [Fact]
    public void The_empty_name_is_for_blocks_alone() => Elaborated.Behind("\"\": conv2d 4, 1x1")
        .Reports("NDSL2008", "\"\"", "\"\" makes no name of letters, digits, '_' and '-' in parts between dots; write 'name1'");

    [Fact]
    public void Expressions_in_braces_are_written_into_a_name() => Assert.Equal(
        "layer1.0 layer1.1 layer2.0 layer2.1",
        Elaborated.Behind("repeat i in 1..2 { repeat j in 0..1 { \"layer{i}.{j}\": conv2d 4, 1x1 } }").Names);

    [Fact]
    public void Bodies_of_loops_and_branches_count_on() => Assert.Equal(
        "conv1 conv2 conv3 conv4 add1",
        Elaborated.Behind("conv2d 4, 1x1\nrepeat 2 { conv2d 4, 1x1 }\nresidual { conv2d 4, 1x1 }").Names);

    [Fact]
    public void A_labelled_branch_stands_before_its_names_and_is_a_value() => Assert.Equal(
        "left.conv1 conv1 joined conv2",
        Elaborated.Behind("""
            joined: concat {
                left: branch { conv2d 4, 1x1 }
                branch { conv2d 2, 1x1 }
            }
            from left
            conv2d 3, 1x1
            """).Names);

    [Fact]
    public void A_labelled_residual_names_its_sum_and_stands_before_its_names() =>
        Assert.Equal("x.conv1 x", Elaborated.Behind("x: residual { conv2d 4, 1x1 }").Names);

    [Fact]
    public void The_input_is_called_input_unless_it_has_a_label()
    {
        Assert.Equal("input", Elaborated.From("input 3\ndense 2").Sound.Input.Name);
        Assert.Equal("image", Elaborated.From("image: input 3\ndense 2").Sound.Input.Name);
    }

    [Fact]
    public void The_label_of_a_call_names_the_layer_and_its_weights() =>
        Assert.Equal("a b sum", Elaborated.Behind("a: conv2d 4, 1x1\nb: conv2d(a, 4, 1x1)\nsum: add(a, b)\nfrom sum").Names);

    [Fact]
    public void A_block_sees_its_parameters_and_nothing_of_its_user() =>
        Elaborated.From("""
            block unit() { conv2d width, 1x1 }
            input 8x8x4
            width: 3
            unit
            """).Reports("NDSL2002", "width", "'width' is no name of a value here; name the value that is meant 'width' before it is used");

    [Fact]
    public void A_name_ends_with_the_body_that_declares_it() =>
        Elaborated.Behind("repeat 1 { n: 3; conv2d n, 1x1 }\nconv2d n, 1x1")
            .Reports("NDSL2002", "n", "'n' is no name of a value here; name the value that is meant 'n' before it is used");

    [Fact]
    public void An_inner_body_may_hide_a_name_and_gives_it_back() => Assert.Equal(
        "conv1 8x8x5 | conv2 8x8x3",
        Elaborated.Behind("n: 3\nrepeat 1 { n: 5; conv2d n, 1x1 }\nconv2d n, 1x1").Layers);

    [Fact]
    public void Each_round_of_a_loop_can_name_a_value_anew() => Assert.Equal(
        "conv1 add1 conv2 add2",
        Elaborated.Behind("repeat 2 { skip: current; conv2d 4, 1x1; add skip }").Names);

    [Fact]
    public void The_name_of_a_layer_with_an_activation_means_what_the_activation_gives()
    {
        var graph = Elaborated.Behind("a: conv2d 4, 1x1, activation: relu\nconv2d 4, 1x1\nadd a").Sound;
        Assert.Equal(["conv1", "a.activation"], graph.Output.Inputs.Select(input => input.Name));
    }
}
