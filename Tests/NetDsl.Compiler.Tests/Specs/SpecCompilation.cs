using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>Compiles the networks of pages.</summary>
internal static class SpecCompilation
{
    private const string FileMark = "// file: ";

    /// <summary>
    /// Compiles a text as if it stood in the attribute of a class Test. From a line such as <c>// file: blocks.netdsl</c> on, it is the
    /// text of that file, which the ones before can import.
    /// </summary>
    public static NetworkCompilation Compile(string text, BuildTargets targets = BuildTargets.Cpu, string @namespace = "")
    {
        var parts = ("\n" + text).Split("\n" + FileMark);
        var files = parts.Skip(1).Select(part => part.Split('\n', 2)).Select(part => new SourceFile(part[0].Trim(), part.ElementAtOrDefault(1) ?? ""));
        return NetCompiler.Compile(new NetworkRequest(
            new ClassPlace(@namespace, ValueList<string>.Empty, "Test", "partial class Test"),
            new SourceFile("Test", parts[0].Length > 0 ? parts[0][1..] : ""),
            Network: null,
            Arguments: "",
            new ValueList<SourceFile>(files),
            targets));
    }

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
