namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>What the report of a missing argument proposes: a value that fits what the block does with it.</summary>
public sealed class MissingArgumentTests
{
    [Theory]
    [InlineData("conv2d f, p", "p: 3x3")]
    [InlineData("conv2d f, 3x3, stride: p", "p: 1")]
    [InlineData("conv2d f, 3x3, padding: p", "p: same")]
    [InlineData("conv2d f, 3x3, bias: p", "p: false")]
    [InlineData("conv2d f, 3x3, activation: p", "p: relu")]
    [InlineData("conv2d 4 * p, 1x1", "p: 1")]
    [InlineData("dropout p", "p: 0.5")]
    [InlineData("add p", "p: current")]
    [InlineData("add(current, p)", "p: current")]
    [InlineData("conv2d(p, f, 1x1)", "p: current")]
    [InlineData("conv2d p.channels, 1x1", "p: current")]
    [InlineData("from p", "p: current")]
    [InlineData("when p { relu }", "p: true")]
    [InlineData("when f > 3 and not p { relu }", "p: true")]
    [InlineData("when p == max { relu }", "p: max")]
    [InlineData("when p != 32x32 { relu }", "p: 32x32")]
    [InlineData("each g in p { conv2d g, 1x1 }", "p: [1, 2]")]
    [InlineData("repeat p { relu }", "p: 1")]
    [InlineData("gate { globalavgpool; dense f, bias: p }", "p: false")]
    [InlineData("residual { relu } shortcut { conv2d f, p }", "p: 3x3")]
    [InlineData("concat { branch { relu } branch { maxpool p } }", "p: 3x3")]
    [InlineData("inner f, p", "p: 3x3")]
    [InlineData("inner 3, kernel: p", "p: 3x3")]
    [InlineData("inner f, 3x3, mode: p", "p: fast")]
    [InlineData("relu", "p: 1")]
    public void A_proposal_fits_the_first_use(string statement, string proposal)
    {
        var text = $$"""
            block inner(f, kernel: 3x3, mode: fast | slow) { conv2d f, kernel }
            block unit(f, p) { {{statement}} }
            input 8x8x4
            unit 16
            """;
        Elaborated.From(text).Reports("NDSL2101", "unit", $"'unit' needs 'p', but got only 'f: 16'; add '{proposal}'");
    }

    [Fact]
    public void The_declaration_is_a_related_place()
    {
        var diagnostic = Assert.Single(Elaborated.From("block unit(f, s) { conv2d f, 3x3, stride: s }\ninput 8x8x4\nrepeat 3 { unit s: 2 }").Diagnostics);
        Assert.Equal("'unit' needs 'f', but got only 's: 2'; add 'f: 1'", diagnostic.Message);
        Assert.Equal(["f"], diagnostic.Related.Select(place => place.Span.Text));
    }

    [Fact]
    public void What_was_given_is_shown_with_the_names_that_it_was_taken_for() => Elaborated.From(
        "block unit(a, b, c, d, e, f) { conv2d a, 1x1 }\ninput 8x8x4\nunit 1, 2, 3, 4, e: 5").Reports(
        "NDSL2101", "unit", "'unit' needs 'f', but got only 'a: 1', 'b: 2', 'c: 3' and 2 more; add 'f: 1'");

    [Fact]
    public void Blocks_that_hand_a_parameter_on_in_a_circle_are_no_danger() => Assert.Contains(
        "add 'p: 1'",
        Elaborated.From("block a(p) { b p }\nblock b(p) { a p }\ninput 8x8x4\na").Messages,
        StringComparison.Ordinal);
}
