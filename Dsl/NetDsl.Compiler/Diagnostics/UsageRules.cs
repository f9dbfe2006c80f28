namespace NetDsl.Compiler.Diagnostics;

/// <summary>8xxx: C# code that uses networks.</summary>
public static class UsageRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
