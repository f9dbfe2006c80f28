using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Diagnostics;

/// <summary>Another place that belongs to a diagnostic, such as the layer that produced the value which does not fit.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What it has to do with the diagnostic.</param>
public sealed record RelatedPlace(SourceSpan Span, string Message);

/// <summary>A rule of the catalogue that a network breaks at one place.</summary>
/// <param name="Rule">The row of the catalogue.</param>
/// <param name="Span">The smallest span that is wrong.</param>
/// <param name="Message">The finished sentence.</param>
/// <param name="Related">Other places that explain it.</param>
public sealed record CompilerDiagnostic(DiagnosticRule Rule, SourceSpan Span, string Message, IReadOnlyList<RelatedPlace> Related)
{
    /// <summary>What the characters of <see cref="Span"/> are to be replaced with, where the repair is certain; an editor offers it.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether the network cannot be built.</summary>
    public bool IsError => Rule.Severity == RuleSeverity.Error;

    /// <summary>The same diagnostic with one more place that explains it.</summary>
    public CompilerDiagnostic With(SourceSpan related, string message) =>
        this with { Related = [.. Related, new RelatedPlace(related, message)] };

    /// <summary>The same diagnostic with what is to be written instead, or with nothing where no repair is near.</summary>
    public CompilerDiagnostic Suggesting(string? replacement) => this with { Replacement = replacement };

    /// <summary>The form that build tools read: <c>file(line,column): error NDSL3002: sentence</c>.</summary>
    public override string ToString() =>
        $"{Span}: {Rule.Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";
}
