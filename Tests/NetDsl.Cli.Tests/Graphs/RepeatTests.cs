using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Tests.Graphs;

public sealed class RepeatTests
{
    private const string Body = "{ conv2d 4, 1x1; conv2d 4, 1x1 }";

    [Fact]
    public void Blocks_of_different_sizes_are_not_drawn_as_one()
    {
        var blocks = BlocksOf("block b(f) { conv2d f, 1x1; conv2d 4, 1x1 }\nnetwork N { input 8x8x4; b 4; b 4; b 6; b 4; b 4 }");

        Assert.Equal([2, 1, 2], blocks.Select(block => block.Times));
        Assert.Equal(["b1", "b3", "b4"], blocks.Select(block => block.Name));
        Assert.Equal(["b2", "b3", "b5"], blocks.Select(block => block.LastName));
    }

    [Fact]
    public void Blocks_with_other_rates_of_stochastic_depth_are_drawn_as_one()
    {
        var blocks = BlocksOf("""
            block b(rate) { residual { conv2d 4, 1x1; droppath rate } }
            network N { input 8x8x4; repeat i in 1..3 { b 0.1 * i } }
            """);

        Assert.Equal(3, Assert.Single(blocks).Times);
    }

    [Fact]
    public void Blocks_whose_outputs_are_read_later_on_are_not_drawn_as_one()
    {
        var blocks = BlocksOf($"block b {Body}\nnetwork N {{ input 8x8x4; x: b; y: b; z: b; add x }}");

        Assert.Equal(["x", "y"], blocks.Select(block => block.Name));
        Assert.Equal([1, 2], blocks.Select(block => block.Times));
    }

    [Fact]
    public void Hundreds_of_blocks_whose_outputs_are_all_read_later_on_are_drawn_one_by_one()
    {
        var names = Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"x{i}")).ToList();
        var uses = string.Concat(names.Select(name => $"{name}: b\n"));

        var blocks = BlocksOf($"block b {Body}\nnetwork N {{ input 8x8x4\n{uses}add({string.Join(", ", names)}) }}");

        Assert.Equal(names, blocks.Select(block => block.Name));
    }

    [Fact]
    public void Blocks_that_read_the_same_value_each_are_drawn_as_one()
    {
        var diagram = Drawn.Of("block b(x) { conv2d 4, 1x1; add x }\nnetwork N { input 8x8x4; v: conv2d 4, 1x1; relu; b v; b v; b v }").Diagram;

        Assert.Equal(3, diagram.Root.Parts.OfType<Block>().Single().Times);
    }

    [Fact]
    public void Blocks_that_read_values_of_their_own_are_not_drawn_as_one() =>
        Assert.All(
            BlocksOf("block b(x) { conv2d 4, 1x1; add x }\nnetwork N { input 8x8x4; v: conv2d 4, 1x1; w: conv2d 4, 1x1; relu; b v; b w; b v }"),
            block => Assert.Equal(1, block.Times));

    [Fact]
    public void Cells_that_read_the_two_before_them_are_drawn_as_one_and_give_both()
    {
        var drawn = Drawn.Of("""
            block cell(p) { h: current; add(conv2d(h, 4, 1x1), conv2d(p, 4, 3x3, padding: same)) }
            network N {
                input 8x8x4
                p: conv2d 4, 1x1
                h: conv2d 4, 1x1
                a: cell(h, p)
                b: cell(a, h)
                c: cell(b, a)
                d: cell(c, b)
                add(d, c)
            }
            """);

        drawn.AssertSound();
        Assert.Equal(4, drawn.Diagram.Root.Parts.OfType<Block>().Single().Times);
        var leaving = drawn.Diagram.Wires.Where(wire => wire.Layer.Name == "a.add1").ToList();
        Assert.Equal([0, 1], leaving.Select(wire => wire.Lag));
        Assert.All(leaving, wire => Assert.Equal("add1", wire.Targets.Single().Layers[0].Name));
    }

    [Fact]
    public void Repeats_inside_of_repeats_are_folded_too()
    {
        var outer = BlocksOf($"block b {Body}\nblock stage {{ b; b; b; maxpool 1x1 }}\nnetwork N {{ input 8x8x4; stage; stage }}").Single();

        Assert.Equal(2, outer.Times);
        Assert.Equal(3, outer.Parts.OfType<Block>().Single().Times);
    }

    [Fact]
    public void A_name_that_is_used_again_later_on_is_another_box()
    {
        var blocks = BlocksOf("network N { input 8x8x4; \"s.a\": conv2d 4, 1x1; \"s.b\": conv2d 4, 1x1; relu; \"s.c\": conv2d 2, 1x1; \"s.d\": conv2d 2, 1x1 }");

        Assert.Equal(["s", "s"], blocks.Select(block => block.Name));
    }

    [Fact]
    public void Batch_norms_and_activations_share_a_tile_with_what_they_alone_read()
    {
        var diagram = Drawn.Of("input 8x8x4; conv2d 4, 1x1, bias: false; batchnorm; x: relu; conv2d 4, 1x1; add x; relu").Diagram;

        Assert.Equal(
            ["input", "conv1 norm1 x", "conv2", "add1 relu1"],
            diagram.Root.Parts.Select(part => string.Join(' ', part.Layers.Select(layer => layer.Name))));
    }

    private static IReadOnlyList<Block> BlocksOf(string text) => [.. Drawn.Of(text).Diagram.Root.Parts.OfType<Block>()];
}
