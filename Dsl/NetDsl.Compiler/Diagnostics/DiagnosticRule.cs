using System.Globalization;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Diagnostics;

/// <summary>How much a diagnostic weighs when nothing else is configured.</summary>
public enum RuleSeverity
{
    /// <summary>A hint that an editor may show.</summary>
    Info,

    /// <summary>Certain to be a mistake or a waste, but the network can be built.</summary>
    Warning,

    /// <summary>The network cannot be built.</summary>
    Error,
}

/// <summary>One row of the catalogue: an id, what it is about, and the sentence that a user reads.</summary>
/// <param name="Id">NDSL and four digits; the first digit is the area, as docs/diagnostics/README.md lists them.</param>
/// <param name="Severity">The severity when nothing else is configured.</param>
/// <param name="Title">What is wrong, in a few words, without values.</param>
/// <param name="Message">
/// A composite format of one line that stands alone in a build log: the subject in quotes, what it needs and what it got with both
/// numbers and axis names, then "; " and an imperative repair with its value.
/// </param>
public sealed record DiagnosticRule(string Id, RuleSeverity Severity, string Title, string Message)
{
    /// <summary>The page that explains this diagnostic, relative to the documentation's root.</summary>
    public string HelpPage => $"docs/diagnostics/{Id}.md";

    /// <summary>This rule, met at a place.</summary>
    public CompilerDiagnostic At(SourceSpan span, params object[] arguments) =>
        new(this, span, string.Format(CultureInfo.InvariantCulture, Message, arguments), []);
}
