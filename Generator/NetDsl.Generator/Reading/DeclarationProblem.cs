using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>A rule about attributes and classes that a declaration breaks.</summary>
/// <param name="Rule">The row of the catalogue.</param>
/// <param name="File">The path of the C# file.</param>
/// <param name="Span">The smallest span that is wrong.</param>
/// <param name="Message">The finished sentence.</param>
internal sealed record DeclarationProblem(DiagnosticRule Rule, string File, TextSpan Span, string Message)
{
    /// <summary>What the characters of the span are to be replaced with, where the repair is certain.</summary>
    public string? Replacement { get; init; }

    /// <summary>A rule that is broken at a place.</summary>
    public static DeclarationProblem At(DiagnosticRule rule, Location location, params object[] arguments) => new(
        rule,
        location.SourceTree?.FilePath ?? "",
        location.SourceSpan,
        string.Format(CultureInfo.InvariantCulture, rule.Message, arguments));
}
