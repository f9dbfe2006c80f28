namespace NetDsl.Compiler.Diagnostics;

/// <summary>4xxx: certain, but not fatal.</summary>
public static class AdviceRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
