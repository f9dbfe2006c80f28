namespace NetDsl.Compiler.Diagnostics;

/// <summary>The diagnostics of one compilation, in the order of the text that they speak of.</summary>
public sealed class DiagnosticBag
{
    private readonly List<CompilerDiagnostic> items = [];
    private readonly HashSet<(string Id, Syntax.SourceSpan Span, string Message)> said = [];

    /// <summary>Whether the network cannot be built.</summary>
    public bool HasErrors => items.Exists(item => item.IsError);

    /// <summary>The error that was found first, whatever its place in the text, or null.</summary>
    public CompilerDiagnostic? FirstError => items.Find(item => item.IsError);

    /// <summary>Adds a diagnostic; one with the same id at the same place is said only once.</summary>
    public void Add(CompilerDiagnostic diagnostic)
    {
        if (said.Add((diagnostic.Rule.Id, diagnostic.Span, diagnostic.Message)))
        {
            items.Add(diagnostic);
        }
    }

    /// <summary>The diagnostics, ordered by file, place and id, so that equal input gives equal output.</summary>
    public IReadOnlyList<CompilerDiagnostic> ToSorted() =>
    [
        .. items
            .OrderBy(item => item.Span.Source.Path, StringComparer.Ordinal)
            .ThenBy(item => item.Span.Start)
            .ThenBy(item => item.Rule.Id, StringComparer.Ordinal),
    ];
}
