using System.Text.RegularExpressions;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>A diagnostic that a page expects: on this line, over this text.</summary>
internal sealed record ExpectedDiagnostic(int Line, RuleSeverity Severity, string Id, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Severity.ToString().ToLowerInvariant()}: {Id} {Text}";
}

/// <summary>A fact that a page states: <c>// shape: conv1 28x28x6</c>.</summary>
internal sealed record ExpectedFact(int Line, string Fact, string Value);

/// <summary>
/// What the comments of a block assert. A comment line is one assertion, such as <c>// shape: conv1 28x28x6</c>; at the end of a
/// statement <c>// error: NDSL3002 7x7</c> names a diagnostic on that line and the exact text that it points at, and
/// <c>// says:</c> gives the whole sentence of one of the block's diagnostics.
/// </summary>
internal sealed partial record SpecExpectations(
    IReadOnlyList<ExpectedDiagnostic> Diagnostics,
    IReadOnlyList<ExpectedFact> Facts,
    IReadOnlyList<string> Sentences)
{
    public static SpecExpectations Read(string text)
    {
        var diagnostics = new List<ExpectedDiagnostic>();
        var facts = new List<ExpectedFact>();
        var sentences = new List<string>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (Match match in Assertion().Matches(lines[i]))
            {
                var (kind, value) = (match.Groups["kind"].Value, match.Groups["value"].Value.Trim());
                if (kind == "says")
                {
                    sentences.Add(value);
                }
                else if (Enum.TryParse<RuleSeverity>(kind, ignoreCase: true, out var severity))
                {
                    var parts = value.Split(' ', 2);
                    diagnostics.Add(new ExpectedDiagnostic(i + 1, severity, parts[0], parts.Length > 1 ? parts[1].Trim() : ""));
                }
                else
                {
                    facts.Add(new ExpectedFact(i + 1, kind, value));
                }
            }
        }

        return new SpecExpectations(diagnostics, facts, sentences);
    }

    // A sentence may hold anything, so it reaches to the end of its line; the others end where the next one begins.
    [GeneratedRegex(@"// (?:(?<kind>says): (?<value>.*)$|(?<kind>error|warning|info|shape|parameters|macs|field|weights|total): (?<value>.*?)(?=$| // (?:error|warning|info): ))")]
    private static partial Regex Assertion();
}
