using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>Compiles the networks of pages.</summary>
internal static class SpecCompilation
{
    /// <summary>Compiles a text as if it stood in the attribute of a class Test.</summary>
    public static NetworkCompilation Compile(string text) => NetCompiler.Compile(new NetworkRequest(
        new ClassPlace("", ValueList<string>.Empty, "Test", "partial class Test"),
        new SourceFile("Test", text),
        Network: null,
        Arguments: "",
        ValueList<SourceFile>.Empty));

    /// <summary>A diagnostic as pages expect it.</summary>
    public static ExpectedDiagnostic Describe(CompilerDiagnostic diagnostic) => new(
        diagnostic.Span.Source.PositionOf(diagnostic.Span.Start).Line,
        diagnostic.Rule.Severity,
        diagnostic.Rule.Id,
        diagnostic.Span.Text.Trim());

    /// <summary>Fails where a sentence is not among the diagnostics, and shows the whole of what is.</summary>
    public static void AssertSaid(IEnumerable<string> sentences, NetworkCompilation compilation)
    {
        var said = compilation.Diagnostics.Select(diagnostic => diagnostic.Message).ToList();
        foreach (var sentence in sentences)
        {
            Assert.True(said.Contains(sentence), $"Not said: {sentence}\nSaid:     {string.Join("\n          ", said)}");
        }
    }
}
