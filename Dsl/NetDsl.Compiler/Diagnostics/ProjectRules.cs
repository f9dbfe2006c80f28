namespace NetDsl.Compiler.Diagnostics;

/// <summary>0xxx: the project and the use of the attributes.</summary>
public static class ProjectRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
