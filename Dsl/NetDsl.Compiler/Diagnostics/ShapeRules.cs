namespace NetDsl.Compiler.Diagnostics;

/// <summary>3xxx: shapes and the graph.</summary>
public static class ShapeRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
