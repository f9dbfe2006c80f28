namespace NetDsl.Compiler.Diagnostics;

/// <summary>1xxx: what the text says.</summary>
public static class SyntaxRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
