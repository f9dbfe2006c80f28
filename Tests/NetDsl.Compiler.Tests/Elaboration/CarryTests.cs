namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>What loops carry from round to round.</summary>
public sealed class CarryTests
{
    [Fact]
    public void A_carried_name_has_in_each_round_what_the_round_before_gave_it()
    {
        var graph = Elaborated.Behind("p: current\nrepeat 3 carry p { skip: current; conv2d 4, 1x1; add p; p: skip }").Sound;
        Assert.Equal(
            ["conv1 input", "conv2 input", "conv3 add1"],
            graph.Nodes.Where(node => node.Layer.Definition.Keyword == "add").Select(node => string.Join(" ", node.Inputs.Select(input => input.Name))));
    }

    [Fact]
    public void The_last_value_stands_behind_the_loop() => AssertInputs(
        "p: current\nrepeat 2 carry p { relu; p: current; elu }\nadd p", "elu2 relu2");

    [Fact]
    public void Without_a_round_a_carried_name_keeps_its_value() => AssertInputs(
        "p: relu\nelu\nrepeat 0 carry p { conv2d 4, 1x1; p: current }\nadd p", "elu1 p");

    [Fact]
    public void Each_carries_several_names() => AssertInputs(
        "p: current\nq: current\neach f in [4, 4, 4] carry p, q { q: p; p: current; conv2d f, 1x1 }\nadd p, q", "conv3 conv2 conv1");

    [Fact]
    public void Numbers_are_carried_as_well() => Assert.Equal(
        "8x8x16", Elaborated.Behind("n: 1\nrepeat 4 carry n { n: 2 * n; conv2d n, 1x1 }").Output);

    [Fact]
    public void A_shape_can_change_from_round_to_round()
    {
        var layers = Elaborated.Behind(
            """
            p: current
            repeat 2 carry p {
                skip: current
                conv2d 2 * p.channels, 3x3, stride: 2, padding: same
                p: skip
            }
            conv2d(p, 1, 1x1)
            """).Layers;
        Assert.Equal("conv1 4x4x8 | conv2 2x2x8 | conv3 4x4x1", layers);
    }

    [Fact]
    public void A_condition_in_the_loop_can_give_a_carried_name_anew() => AssertInputs(
        "p: current\nrepeat i in 1..3 carry p { elu; when i == 2 { p: current } }\nadd p", "elu3 elu2");

    [Fact]
    public void A_name_can_be_given_more_than_once_in_a_round() => AssertInputs(
        "p: current\nrepeat 2 carry p { elu; p: current; relu; add p; p: current }\nadd p", "add2 add2");

    [Fact]
    public void A_loop_in_a_loop_can_carry_the_same_name() => AssertInputs(
        """
        p: current
        repeat 2 carry p {
            repeat 2 carry p { s: current; elu; p: s }
            s: current
            relu
            p: s
        }
        add p
        """,
        "relu2 elu4");

    [Fact]
    public void A_loop_that_does_not_carry_a_name_gives_the_carried_one_all_the_same() => AssertInputs(
        "p: current\nrepeat 2 carry p { repeat 2 { elu; p: current }; relu }\nadd p", "relu2 elu4");

    [Fact]
    public void A_block_knows_nothing_of_what_is_carried_around_it() => AssertInputs(
        "!block unit(f) { p: current; conv2d f, 1x1 }\ninput 8x8x4\np: current\nrepeat 2 carry p { unit 4; p: current; relu }\nadd p",
        "relu2 unit2.conv1");

    [Fact]
    public void A_loop_variable_hides_a_carried_name() => AssertInputs(
        "p: current\nrepeat 1 carry p { repeat p in 1..2 { conv2d 2 * p, 1x1 }; elu; p: current }\nrelu\nadd p", "relu1 elu1");

    [Theory]
    [InlineData("repeat 2 carry p { elu; p: current }\nadd p", "NDSL2310 'p': 'p' cannot be carried from round to round, since no value has this name before the loop; write 'p: current' before it")]
    [InlineData("skip: current\nrepeat 2 carry skp { elu; skp: current }", "NDSL2310 'skp': 'skp' cannot be carried from round to round, since no value has this name before the loop; write 'skip'")]
    [InlineData("repeat 2 carry current { elu }", "NDSL2310 'current': 'current' cannot be carried from round to round, since every loop hands it on by itself; leave it out")]
    [InlineData("i: 3\nrepeat i in 1..2 carry i { elu }", "NDSL2310 'i': 'i' cannot be carried from round to round, since the loop gives it a value in each round; leave it out")]
    [InlineData("p: current\neach f in [4, 4] carry p, p { elu; p: current }", "NDSL2310 'p': 'p' cannot be carried from round to round, since it is carried already; leave it out")]
    [InlineData(
        "p: current\nrepeat 2 carry p { elu; add p }",
        "NDSL4007 'p': 'p' is carried from round to round, but no statement of the loop gives it anew; write 'p: current' where its next value stands, or leave it out")]
    [InlineData(
        "p: current\nrepeat i in 1..2 carry p { p: conv2d 4, 1x1 }",
        "NDSL2006 'p': 'p' names a layer in each round of a loop, but a name is a key of saved weights and can be given only once; write \"p{i}\", and 'p: current' behind it")]
    public void A_mistake_is_one_diagnostic(string statements, string message) => Assert.Equal(message, Elaborated.Behind(statements).Messages);

    [Theory]
    [InlineData("p: current\nrepeat n carry p { elu; p: current }\nadd p", "NDSL2002 'n'")]
    [InlineData("p: current\nrepeat 2 carry p { when n { conv2d 3, 1x1; p: current } }\nadd p", "NDSL2002 'n'")]
    [InlineData("p: current\nrepeat 2 carry p { relu; p = current }\nadd p", "NDSL1017 '='")]
    public void What_follows_from_a_mistake_in_a_loop_stays_silent(string statements, string start)
    {
        var elaborated = Elaborated.Behind(statements);
        Assert.StartsWith(start, elaborated.Messages, StringComparison.Ordinal);
        Assert.Single(elaborated.Diagnostics);
    }

    private static void AssertInputs(string statements, string inputs) =>
        Assert.Equal(inputs, string.Join(" ", Elaborated.FromCase(statements).Sound.Output.Inputs.Select(input => input.Name)));
}
