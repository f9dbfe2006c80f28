using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>Arguments that stand by themselves, as those of a network in an attribute do.</summary>
public sealed class ArgumentTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  // none", "")]
    [InlineData("classes: 10", "classes: 10")]
    [InlineData(" 10 , top: false ", "10|top: false")]
    [InlineData("f: 2 * (3 + 4)", "f: 2 * (3 + 4)")]
    public void Arguments_are_read_with_or_without_names(string text, string arguments)
    {
        var read = Parse(text, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(arguments, string.Join('|', read.Select(argument => argument.Span.Text)));
    }

    [Theory]
    [InlineData("classes 10", "With(1,9): error NDSL1015: 'classes' and '10' stand side by side; write 'classes: 10', or a comma between 'classes' and '10'")]
    [InlineData("classes = 10", "With(1,9): error NDSL1017: '=' neither names nor compares; write ':' to name a value, or '==' to compare")]
    [InlineData("classes:", "With(1,8): error NDSL1014: 'classes:' needs a value behind it; write one or remove 'classes:'")]
    [InlineData("a: 1, 2)", "With(1,8): error NDSL1013: ')' closes nothing; remove it, or write '(' where its part begins")]
    [InlineData("a: 1 }", "With(1,6): error NDSL1018: '}' stands where a comma or the end of the statement is needed; remove '}' or end the statement before it")]
    [InlineData("§", "With(1,1): error NDSL1006: '§' has no meaning in a network; remove it")]
    public void A_mistake_in_them_is_one_diagnostic(string text, string diagnostic)
    {
        Parse(text, out var diagnostics);
        Assert.Equal([diagnostic], diagnostics.Select(item => item.ToString()));
    }

    [Fact]
    public void Random_arguments_never_throw()
    {
        var random = new Random(11);
        string[] words = ["a", ":", ",", "(", ")", "1", "5x5", "\"", "\"a{", "{", "}", ";", "\n", "=", "-", "not", ".", "..", "//", "§", " "];
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => words[random.Next(words.Length)]));
            Parse(text, out var diagnostics);
            Assert.All(diagnostics, item => Assert.True(item.Span.End <= text.Length, text));
        }
    }

    private static IReadOnlyList<ArgumentSyntax> Parse(string text, out IReadOnlyList<CompilerDiagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var arguments = NetworkParser.ParseArguments(new SourceText("With", text), bag);
        diagnostics = bag.ToSorted();
        return arguments;
    }
}
