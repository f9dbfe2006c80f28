using System.Diagnostics.CodeAnalysis;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Which blocks the names of layers make, and which of them run as one.</summary>
public sealed class NestingTests
{
    [Fact]
    public void Layers_without_dots_in_their_names_are_one_flat_module()
    {
        var network = Nested.Text("input 8x8x3; conv2d 4, 3x3, activation: relu; maxpool 2x2; flatten; dense 10");

        Assert.Equal("conv1 dense1", network.Names());
        Assert.Equal(
            [
                "conv1 = conv1(input)", "conv1.activation = (conv1)!", "pool1 = (conv1.activation)", "flatten1 = (pool1)", "dense1 = dense1(flatten1)",
            ],
            network.Lines());
    }

    [Fact]
    public void A_prefix_of_names_is_a_block_that_takes_in_what_lies_between()
    {
        var network = Nested.Text("""
            input 8x8x3
            "features.0": conv2d 4, 3x3
            relu
            dropout 0.5
            "features.1": conv2d 4, 3x3
            globalavgpool
            "head.1": dense 10
            """);

        Assert.Equal("features head", network.Names());
        Assert.Equal("0 dropout1 1", network.At("features").Names());
        Assert.Equal("input -> features.1", network.At("features").Border());
        Assert.Equal(["features.0 = 0(input)", "relu1 = (features.0)!", "dropout1 = dropout1(relu1)", "features.1 = 1(dropout1)"], network.At("features").Lines());
        Assert.Equal(["features.1 = features(input)", "globalpool1 = (features.1)", "head.1 = head(globalpool1)"], network.Lines());
    }

    [Fact]
    public void A_function_belongs_to_the_block_of_its_name()
    {
        var network = Nested.Text("block unit() { conv2d 4, 1x1; relu }; input 8x8x3; a: unit; b: unit");

        Assert.Equal("input -> a.relu1", network.At("a").Border());
        Assert.Equal("a.relu1 -> b.relu1", network.At("b").Border());
    }

    [Fact]
    public void A_residual_block_reads_one_value_and_adds_it()
    {
        var network = Nested.Text("input 8x8x4; unit: residual { conv2d 4, 3x3, padding: 1; relu; conv2d 4, 3x3, padding: 1 }");

        Assert.Equal("conv1 conv2", network.At("unit").Names());
        Assert.Equal("input -> unit", network.At("unit").Border());
    }

    [Fact]
    public void A_block_reads_a_skip_beside_its_input()
    {
        var network = Nested.Text("""
            input 8x8x4
            skip: conv2d 4, 1x1
            down: maxpool 2x2
            upsample 2
            "up.0": conv2d 4, 1x1
            concat(current, skip)
            "up.1": conv2d 4, 1x1
            """);

        Assert.Equal("upsample1, skip -> up.1", network.At("up").Border());
    }

    [Fact]
    public void A_block_that_gives_two_values_holds_modules_and_the_one_around_calls_them()
    {
        var network = Nested.Text("""
            input 8x8x4
            "pair.a": conv2d 4, 1x1
            x: relu
            from input
            "pair.b": conv2d 4, 1x1
            y: sigmoid
            concat(x, y)
            """);

        Assert.Equal("holds", network.At("pair").Border());
        Assert.Equal("a b", network.At("pair").Names());
        Assert.Equal(["pair.a = pair.a(input)", "x = (pair.a)!", "pair.b = pair.b(input)", "y = (pair.b)!", "concat1 = (x, y)"], network.Lines());
    }

    [Fact]
    public void A_block_with_a_layer_of_another_in_between_only_holds()
    {
        var network = Nested.Text("""input 8x8x4; "a.0": conv2d 4, 1x1; "b.0": conv2d 4, 1x1; "a.1": conv2d 4, 1x1; "b.1": conv2d 4, 1x1""");

        Assert.Equal("holds", network.At("a").Border());
        Assert.Equal("holds", network.At("b").Border());
        Assert.Equal(["a.0 = a.0(input)", "b.0 = b.0(a.0)", "a.1 = a.1(b.0)", "b.1 = b.1(a.1)"], network.Lines());
    }

    [Fact]
    public void Names_that_are_no_names_of_modules_are_changed()
    {
        var network = Nested.Text("""input 8x8x4; stem: conv2d 4, 1x1; "stem.1": conv2d 4, 1x1; type: conv2d 4, 1x1; "_x": conv2d 4, 1x1""");

        Assert.Equal("stem stem_block type_ x_", network.Names());
        Assert.Equal("stem_block.1", network.At("stem_block").Members[0].Path);
    }

    [Fact]
    public void What_others_read_or_the_derivative_needs_is_not_overwritten()
    {
        var network = Nested.Text("input 8x8x4; a: conv2d 4, 1x1; relu; b: relu; add(b, a); relu; flatten; relu");

        Assert.Equal(
            ["a = a(input)", "relu1 = (a)", "b = (relu1)", "add1 = (b, a)", "relu2 = (add1)!", "flatten1 = (relu2)", "relu3 = (flatten1)"],
            network.Lines());
    }

    [Fact]
    public void The_input_of_a_block_is_not_overwritten()
    {
        var network = Nested.Text("block unit() { relu; conv2d 4, 1x1 }; input 8x8x3; conv2d 4, 1x1; a: unit");

        Assert.Equal(["a.relu1 = (conv1)", "a.conv1 = conv1(a.relu1)"], network.At("a").Lines());
    }

    [Fact]
    public void Blocks_of_equal_layers_and_shapes_are_one_group()
    {
        var network = Nested.Text("""
            block unit(f) { residual { conv2d f, 3x3, padding: 1; relu } }
            input 8x8x4
            a: unit 4; b: unit 4; maxpool 2x2; c: unit 4
            """);

        Assert.Equal(
            ["a b", "c", ""],
            GroupBlocks.Run(network).Select(group => string.Join(' ', group.Select(block => block.Path))));
    }

    [Fact]
    [SuppressMessage("Globalization", "CA1305", Justification = "Whole numbers.")]
    public void Ten_thousand_layers_and_names_of_a_thousand_parts_nest()
    {
        var deep = string.Join('.', Enumerable.Repeat("a", 1_000));
        var network = NestModules.Run(Many(Enumerable.Range(0, 10_000).Select(i => $"{(i % 2 == 0 ? "x" : "y")}{i / 4}.{i}").Append(deep + ".b").Append(deep + ".c")));

        Assert.Equal(5_000 + 1_000 + 1, GroupBlocks.InnerFirst(network).Count());
        Assert.Equal(2, network.At(deep).Steps.Count);
        Assert.NotEmpty(GroupBlocks.Run(network));
    }

    // A chain of convolutions with these names.
    private static TorchProgram Many(IEnumerable<string> names)
    {
        var one = Nested.Program("input 8x8x4; conv2d 4, 1x1");
        var statements = new List<TorchStatement>();
        var value = one.Input;
        foreach (var name in names)
        {
            var next = new TorchValue(name, value.Shape);
            statements.Add(one.Statements[0] with { Path = name, Operands = [value], Result = next });
            value = next;
        }

        return one with { Statements = statements, Output = value };
    }
}
