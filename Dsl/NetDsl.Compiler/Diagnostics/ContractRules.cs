namespace NetDsl.Compiler.Diagnostics;

/// <summary>6xxx: contracts, declared by expect.</summary>
public static class ContractRules
{
    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [];
}
