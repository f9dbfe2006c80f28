using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reporting;

/// <summary>The catalogue's rules as Roslyn has them.</summary>
internal static class Descriptors
{
    /// <summary>The key under which a diagnostic carries what its span is to be replaced with.</summary>
    public const string Replacement = "Replacement";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        DiagnosticCatalogue.All.ToImmutableDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>All of them, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. DiagnosticCatalogue.All.Select(Of)];

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(DiagnosticRule rule) => ById.TryGetValue(rule.Id, out var descriptor) ? descriptor : Create(rule);

    private static DiagnosticDescriptor Create(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category(rule.Id[4]),
        rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPage);

    private static string Category(char area) => "NetDsl." + area switch
    {
        '0' => "Project",
        '1' => "Syntax",
        '2' => "Names",
        '3' => "Shapes",
        '4' => "Advice",
        '5' => "Targets",
        '6' => "Contracts",
        '8' => "Usage",
        _ => "Internal",
    };
}
