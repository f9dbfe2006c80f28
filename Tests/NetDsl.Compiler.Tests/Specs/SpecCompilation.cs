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
}
