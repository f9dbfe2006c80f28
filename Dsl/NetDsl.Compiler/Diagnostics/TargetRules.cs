namespace NetDsl.Compiler.Diagnostics;

/// <summary>5xxx: what networks run on.</summary>
public static class TargetRules
{
    /// <summary>NDSL5001: the target's part of the class needs an assembly that the project does not reference.</summary>
    public static DiagnosticRule RuntimeMissing { get; } = new(
        "NDSL5001",
        RuleSeverity.Error,
        "A target's package is not referenced",
        "'{0}' is to run on 'Target.{1}', which needs the package '{2}', but the project does not reference it; run 'dotnet add package {2}'");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [RuntimeMissing];
}
