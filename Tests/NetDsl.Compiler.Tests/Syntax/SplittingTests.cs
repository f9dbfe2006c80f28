namespace NetDsl.Compiler.Tests.Syntax;

public sealed class SplittingTests
{
    [Theory]
    [InlineData("relu\nelu")]
    [InlineData("relu\r\nelu")]
    [InlineData("relu\relu")]
    [InlineData("relu;elu")]
    [InlineData("relu;;\n;\n elu;")]
    [InlineData("\uFEFFrelu\n\n\n\telu\n")]
    [InlineData("relu // one\n// two\nelu")]
    [InlineData("relu // ; elu {\nelu")]
    public void Line_ends_and_semicolons_end_statements(string text) =>
        Assert.Equal("apply relu\napply elu", TreeDump.Statements(text));

    [Theory]
    [InlineData("a: f(1,\n 2)")]
    [InlineData("a: f(1\n,\n2\n)")]
    [InlineData("a: f(1, // one\n 2)")]
    [InlineData("a: f(1,\r\n 2)")]
    public void Statements_go_on_over_line_ends_in_brackets(string text) =>
        Assert.Equal("\"a\": value f(1, 2)", TreeDump.Statements(text));

    [Theory]
    [InlineData("a: 1 +\n 2", "\"a\": value <1 + 2>")]
    [InlineData("a: b and\n c", "\"a\": value <b and c>")]
    [InlineData("a: b or // comment\n\n c", "\"a\": value <b or c>")]
    [InlineData("conv2d 6,\n 5x5", "apply conv2d | 6 | 5x5")]
    [InlineData("expect parameters ==\n 5", "expect parameters == 5")]
    public void Statements_go_on_behind_a_comma_or_an_operator_at_a_line_end(string text, string tree) =>
        Assert.Equal(tree, TreeDump.Statements(text));

    [Theory]
    [InlineData("repeat 2 { relu }")]
    [InlineData("repeat 2 {\n relu\n}")]
    [InlineData("repeat 2\n\n{ relu; }")]
    [InlineData("repeat 2{relu}")]
    [InlineData("repeat 2 // twice\n{ // it\nrelu }")]
    public void White_space_and_line_ends_around_braces_do_not_matter(string text) =>
        Assert.Equal("repeat 2 {apply relu}", TreeDump.Statements(text));

    [Fact]
    public void A_closing_brace_ends_its_statement_on_the_same_line() =>
        Assert.Equal("repeat 2 {apply relu}\napply elu", TreeDump.Statements("repeat 2 { relu } elu"));

    [Fact]
    public void Texts_may_hold_what_would_end_a_statement() =>
        Assert.Equal("labels \"a;b\" \"c//d\" \"e}\" \"(\"", TreeDump.Statements("labels \"a;b\", \"c//d\", \"e}}\", \"(\""));

    [Fact]
    public void Positions_are_counted_alike_for_all_line_ends()
    {
        foreach (var end in (string[])["\n", "\r", "\r\n"])
        {
            TreeDump.Parse($"relu{end}{end}conv2d 6 5x5", out var diagnostics);
            Assert.StartsWith("test.netdsl(3,10): error NDSL1015", Assert.Single(diagnostics).ToString(), StringComparison.Ordinal);
        }
    }
}
