namespace NetDsl.Compiler.Diagnostics;

/// <summary>2xxx: names and arguments.</summary>
public static class NameRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
