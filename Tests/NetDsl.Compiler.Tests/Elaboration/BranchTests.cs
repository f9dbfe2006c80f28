namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Everything that joins values, and everything that starts from another one.</summary>
public sealed class BranchTests
{
    [Fact]
    public void A_residual_adds_the_value_it_starts_from() =>
        AssertInputs("relu\nresidual { conv2d 4, 3x3, padding: same }", "add1", "conv1 relu1");

    [Fact]
    public void A_shortcut_starts_from_the_same_value()
    {
        var graph = Elaborated.Behind("relu\nresidual { conv2d 6, 3x3, padding: same } shortcut { conv2d 6, 1x1 }").Sound;
        Assert.Equal(["conv1", "conv2"], graph.Output.Inputs.Select(input => input.Name));
        Assert.All(graph.Output.Inputs, input => Assert.Equal("relu1", input.Inputs[0].Name));
    }

    [Fact]
    public void An_empty_shortcut_is_the_value_itself() =>
        AssertInputs("relu\nresidual { conv2d 4, 1x1 } shortcut { when false { conv2d 6, 1x1 } }", "add1", "conv1 relu1");

    [Fact]
    public void Branches_are_joined_in_their_order_and_an_empty_one_is_the_current_value()
    {
        AssertInputs("relu\nconcat { branch { conv2d 2, 1x1 } branch { } branch { conv2d 3, 1x1 } }", "concat1", "conv1 relu1 conv2");
        Assert.Equal("8x8x9", Elaborated.Behind("relu\nconcat { branch { conv2d 2, 1x1 } branch { } branch { conv2d 3, 1x1 } }").Output);
    }

    [Fact]
    public void Branches_can_be_added() => AssertInputs("add { branch { conv2d 4, 1x1 } branch { conv2d 4, 1x1 } }", "add1", "conv1 conv2");

    [Fact]
    public void Branches_see_the_values_around_them() =>
        AssertInputs("f: 4\nskip: relu\nconcat { branch { conv2d f, 1x1; add skip } branch { elu } }", "concat1", "add1 elu1");

    [Fact]
    public void Add_takes_the_current_value_and_those_that_it_names() =>
        AssertInputs("a: relu\nb: conv2d 4, 1x1\nelu\nadd a, b", "add1", "elu1 a b");

    [Fact]
    public void Concat_takes_the_current_value_first() => AssertInputs("a: relu\nelu\nconcat a", "concat1", "elu1 a");

    [Fact]
    public void The_call_form_takes_only_what_stands_in_its_brackets() =>
        AssertInputs("a: relu\nb: elu\nconv2d 4, 1x1\nadd(a, b)", "add1", "a b");

    [Fact]
    public void The_first_argument_of_a_call_is_what_the_layer_is_applied_to()
    {
        var graph = Elaborated.Behind("a: relu\nelu\nconv2d(a, 5, 3x3, padding: same)").Sound;
        Assert.Equal("a", graph.Output.Inputs[0].Name);
        Assert.Equal("8x8x5", graph.Output.Output.ToString());
    }

    [Fact]
    public void A_call_without_a_value_is_applied_to_the_current_one() =>
        AssertInputs("a: relu\nadd(conv2d(4, 1x1), a)", "add1", "conv1 a");

    [Fact]
    public void A_named_expression_leaves_the_current_value_alone() =>
        AssertInputs("a: relu\nb: conv2d(a, 4, 1x1)\nelu\nadd b", "add1", "elu1 b");

    [Fact]
    public void From_goes_on_from_another_value()
    {
        var graph = Elaborated.Behind("a: relu\nb: elu\nfrom a\nconv2d 2, 1x1\nb2: add(a, b)\nfrom b2\nrelu").Sound;
        Assert.Equal("a", graph.Nodes.Single(node => node.Name == "conv1").Inputs[0].Name);
        Assert.Equal("b2", graph.Output.Inputs[0].Name);
    }

    [Fact]
    public void The_input_has_a_name() => AssertInputs("conv2d 4, 1x1\nadd input", "add1", "conv1 input");

    [Fact]
    public void A_sum_of_different_shapes_names_both_values() =>
        Elaborated.Behind("a: conv2d 6, 1x1\nconv2d 4, 1x1\nadd a").Reports(
            "NDSL3005",
            "add",
            "'add1' adds values of one shape, but 'conv1' gives 8 x 8 x 4 and 'a' gives 8 x 8 x 6 (channels 4 against 6); give 'conv1' 6 filters");

    private static void AssertInputs(string statements, string node, string inputs)
    {
        var output = Elaborated.Behind(statements).Sound.Output;
        Assert.Equal(node, output.Name);
        Assert.Equal(inputs, string.Join(" ", output.Inputs.Select(input => input.Name)));
    }
}
