using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

public sealed class RecoveryTests
{
    [Fact]
    public void Three_mistakes_are_three_diagnostics()
    {
        TreeDump.Parse("input 28x28x1\nconv2d 6 5x5\nmaxpool (2, 2\nexpect parameters = 5\ndense 10", out var diagnostics);
        Assert.Equal(["NDSL1015 at 2", "NDSL1011 at 3", "NDSL1017 at 4"], Brief(diagnostics));
    }

    [Fact]
    public void Two_mistakes_in_two_statements_of_one_line_are_two_diagnostics()
    {
        TreeDump.Parse("conv2d 6 5x5; dense 5px; relu", out var diagnostics);
        Assert.Equal(["NDSL1015 at 1", "NDSL1020 at 1"], Brief(diagnostics));
    }

    [Theory]
    [InlineData("conv2d 6 5x5\nrelu", "apply relu")]
    [InlineData("labels \"a\nrelu", "apply relu")]
    [InlineData("a: f((1, 2\nrelu", "apply relu")]
    [InlineData("a: )))\nrelu", "apply relu")]
    [InlineData("}\nrelu", "apply relu")]
    [InlineData("§§§\nrelu", "apply relu")]
    [InlineData("conv1 conv2d 6\nrelu", "apply relu")]
    [InlineData("repeat { elu }\nrelu", "apply elu|apply relu")]
    [InlineData("repeat 2 { conv2d 6 5x5; elu }\nrelu", "repeat 2 {apply elu}|apply relu")]
    [InlineData("conv2d 6 { elu }\nrelu", "apply conv2d | 6|apply elu|apply relu")]
    [InlineData("shortcut { elu }\nrelu", "apply elu|apply relu")]
    [InlineData("{ elu }\nrelu", "apply elu|apply relu")]
    [InlineData("when a = b { elu } else { relu }", "apply elu|apply relu")]
    [InlineData("residual { elu } else { relu }", "residual {apply elu}|apply relu")]
    [InlineData("each k in [3, 5 { relu }", "apply relu")]
    [InlineData("repeat 2 {\n relu", "repeat 2 {apply relu}")]
    public void What_cannot_be_read_never_hides_what_follows_or_what_it_holds(string text, string statements)
    {
        var file = TreeDump.Parse(text, out var diagnostics);
        Assert.Single(diagnostics);
        Assert.Equal(statements, string.Join("|", Assert.Single(file.Networks).Body.Statements.Select(TreeDump.Of)));
    }

    [Fact]
    public void A_broken_declaration_does_not_hide_the_next_one()
    {
        var file = TreeDump.Parse("network (c) { relu }\nblock b(f g) { elu }\nnetwork C { conv2d 3 3; tanh }", out var diagnostics);
        Assert.Equal(["NDSL1018 at 1", "NDSL1015 at 2", "NDSL1015 at 3"], Brief(diagnostics));
        Assert.Equal(["C", null], file.Networks.Select(network => network.Name?.Name));
    }

    [Fact]
    public void Statements_between_branches_are_read_for_their_own_mistakes()
    {
        TreeDump.Parse("concat {\n branch { relu }\n repeat 2 { conv2d 6 5x5 }\n}", out var diagnostics);
        Assert.Equal(["NDSL1024 at 3", "NDSL1015 at 3"], Brief(diagnostics));
    }

    [Fact]
    public void A_mistake_within_a_mistake_is_said_once()
    {
        TreeDump.Parse("conv2d § 6 5x5 )", out var diagnostics);
        Assert.Equal(["NDSL1006 at 1", "NDSL1013 at 1"], Brief(diagnostics));
    }

    [Fact]
    public void Diagnostics_of_other_texts_in_the_bag_do_not_matter()
    {
        var bag = new DiagnosticBag();
        NetworkParser.Parse(new SourceText("a", "conv2d 6 5x5"), bag);
        NetworkParser.Parse(new SourceText("b", ""), bag);
        Assert.Equal(["NDSL1015 at 1", "NDSL1001 at 1"], Brief(bag.ToSorted()));
    }

    private static IEnumerable<string> Brief(IEnumerable<CompilerDiagnostic> diagnostics) =>
        diagnostics.Select(item => $"{item.Rule.Id} at {item.Span.Source.PositionOf(item.Span.Start).Line}");
}
