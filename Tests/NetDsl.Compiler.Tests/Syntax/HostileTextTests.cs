using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>Texts that are made to break a parser. Depth is limited before anything recurses, and the work grows with the length alone.</summary>
public sealed class HostileTextTests
{
    private const int Many = 100_000;

    [Theory]
    [InlineData("{", "NDSL1004", 65)]
    [InlineData("a{", "NDSL1004", 130)]
    [InlineData("else{", "NDSL1004", 325)]
    [InlineData("network a{", "NDSL1004", 650)]
    [InlineData("add{branch{", "NDSL1004", 356)]
    [InlineData("}", "NDSL1013", 1)]
    [InlineData("(", "NDSL1011", 1)]
    [InlineData("[(", "NDSL1011", 1)]
    [InlineData("f(", "NDSL1011", 2)]
    [InlineData(")", "NDSL1013", 1)]
    [InlineData("(]", "NDSL1013", 2)]
    [InlineData("-", "NDSL1005", 257)]
    [InlineData("not ", "NDSL1005", 1025)]
    [InlineData("a.", "NDSL1005", 514)]
    [InlineData(",", "NDSL1018", 1)]
    [InlineData(";", "NDSL1001", 1)]
    [InlineData("//", "NDSL1001", 1)]
    [InlineData("\0", "NDSL1008", 1)]
    [InlineData("\uFFFD", "NDSL1009", 1)]
    [InlineData("§", "NDSL1006", 1)]
    [InlineData("\n(", "NDSL1011", 1)]
    [InlineData("\"", "NDSL1016", 3)]
    public void The_same_thing_a_hundred_thousand_times_is_one_clear_diagnostic(string piece, string id, int column)
    {
        var text = Repeat(piece, piece.Length > 10 ? Many / 2 : Many);
        TreeDump.Parse(text, out var diagnostics);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((id, column), (diagnostic.Rule.Id, diagnostic.Span.Source.PositionOf(diagnostic.Span.Start).Column));
    }

    [Theory]
    [InlineData("1+")]
    [InlineData("(")]
    [InlineData("f(a: ")]
    [InlineData("(1, -")]
    [InlineData("[")]
    [InlineData("1 and not ")]
    public void A_deep_expression_with_all_of_its_brackets_is_one_clear_diagnostic(string opening)
    {
        var closing = opening.Contains('(') ? ")" : opening.Contains('[') ? "]" : "";
        var text = "v: " + Repeat(opening, Many / 2) + "1" + Repeat(closing, Many / 2);
        TreeDump.Parse(text, out var diagnostics);
        Assert.Equal("NDSL1005", Assert.Single(diagnostics).Rule.Id);
        Assert.EndsWith("in its expression; compute parts of it as values with a name", diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")", 64)]
    [InlineData("f(", ")", 64)]
    [InlineData("[", "]", 64)]
    [InlineData("1 + ", "", 256)]
    [InlineData("-", "", 256)]
    public void The_deepest_expression_that_is_allowed_fits_on_a_small_stack(string opening, string closing, int depth)
    {
        var allowed = "v: " + Repeat(opening, depth) + "1" + Repeat(closing, depth);
        var tooDeep = "v: " + Repeat(opening, depth + 1) + "1" + Repeat(closing, depth + 1);
        var nested = Repeat("repeat 2 {", StatementDepth) + allowed + Repeat("}", StatementDepth);
        var counts = new List<int>();
        var thread = new Thread(() => counts.AddRange(new[] { allowed, tooDeep, nested }.Select(CountDiagnostics)), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal([0, 1, 0], counts);
    }

    [Fact]
    public void Sixty_four_braces_may_be_open_at_once()
    {
        TreeDump.Parse(Repeat("repeat 2 {", 64) + "relu" + Repeat("}", 64), out var diagnostics);
        Assert.Empty(diagnostics);
        TreeDump.Parse(Repeat("repeat 2 {\n", 65) + "relu" + Repeat("}", 65) + "\nconv2d 6 5x5", out diagnostics);
        Assert.Equal(["NDSL1004", "NDSL1015"], diagnostics.Select(item => item.Rule.Id));
        Assert.Equal("'{' is nested deeper than 64; move the inner statements into a 'block'", diagnostics[0].Message);
    }

    [Fact]
    public void Line_ends_behind_a_comma_are_passed_once()
    {
        TreeDump.Parse("labels a," + Repeat("\n", 900_000) + "b", out var diagnostics);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_long_list_is_not_deep()
    {
        var text = "each (a, b) in [" + string.Join(", ", Enumerable.Repeat("(-1, 2 + 3)", 5_000)) + "] { relu }";
        TreeDump.Parse(text, out var diagnostics);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_long_literal_text_is_not_deep()
    {
        TreeDump.Parse($"labels \"{Repeat(".", 500)}\", \"{Repeat("{{", 500)}\", \"{Repeat("-(", 500)}\"", out var diagnostics);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_text_over_a_million_characters_is_refused_whole()
    {
        var file = TreeDump.Parse(Repeat("relu\n", 200_001), out var diagnostics);
        Assert.Equal(
            "the text has 1000005 characters, but at most 1000000 are read; move parts of it to other files and 'import' them",
            Assert.Single(diagnostics).Message);
        Assert.Empty(file.Networks);
        TreeDump.Parse(Repeat("relu\n", 100_000), out diagnostics);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void More_than_a_hundred_thousand_statements_are_cut_at_the_first_one_too_many()
    {
        var file = TreeDump.Parse(Repeat("a;", 100_005), out var diagnostics);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("NDSL1003", 200_000), (diagnostic.Rule.Id, diagnostic.Span.Start));
        Assert.Equal(
            "the text has more than 100000 statements, and this one and all that follow it are left out; write what recurs as 'repeat' or 'block'",
            diagnostic.Message);
        Assert.Equal(100_000, file.Networks[0].Body.Statements.Count);
    }

    [Fact]
    public void A_hundred_mistakes_are_listed_and_the_rest_are_counted()
    {
        TreeDump.Parse(Repeat("a 1 1\n", 150), out var diagnostics);
        Assert.Equal(101, diagnostics.Count);
        Assert.Equal("NDSL1032", diagnostics[^1].Rule.Id);
        Assert.Equal(
            "the text has 150 mistakes, and those from here on are not listed; repair the first 100 and build again",
            diagnostics[^1].Message);
    }

    [Fact]
    public void A_sentence_stays_one_short_line_whatever_it_quotes()
    {
        foreach (var text in (string[])[$"dense {Repeat("1", Many)}", $"{Repeat("a", Many)} b 3", $"(1,\n{Repeat(" ", Many)}2)", $"dense \"{Repeat("a", Many)}\" 3"])
        {
            TreeDump.Parse(text, out var diagnostics);
            Assert.All(diagnostics, item => Assert.InRange(item.Message.Length, 20, 400));
            Assert.All(diagnostics, item => Assert.DoesNotContain('\n', item.Message));
            Assert.NotEmpty(diagnostics);
        }
    }

    [Theory]
    [InlineData("conv1: conv2d 16, 5x5, padding: same, activation: relu\n")]
    [InlineData("x: max(1, floor(skip.channels / 4)) * (a + 3)\n")]
    [InlineData("repeat 2 { \"layer{i}\": relu }")]
    [InlineData("\"a\" ")]
    [InlineData("a 1 1\n")]
    [InlineData("\n)")]
    [InlineData("(")]
    [InlineData("((1,")]
    [InlineData("f(a: -")]
    [InlineData("\"{(")]
    [InlineData("{\n}")]
    [InlineData("labels \"a\", ")]
    [InlineData("when a { b } else ")]
    public void Twice_the_text_is_twice_the_work(string piece)
    {
        const int Times = 2_000;
        var once = Cost(Repeat(piece, Times));
        var twice = Cost(Repeat(piece, 2 * Times));
        Assert.InRange(twice, once / 2, (2 * once) + (once / 2));
    }

    private const int StatementDepth = 63;

    /// <summary>Bytes that parsing asks for: work that can be counted and does not depend on the machine's speed.</summary>
    private static long Cost(string text)
    {
        TreeDump.Parse(text, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TreeDump.Parse(text, out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int CountDiagnostics(string text)
    {
        TreeDump.Parse(text, out var diagnostics);
        return diagnostics.Count;
    }

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
