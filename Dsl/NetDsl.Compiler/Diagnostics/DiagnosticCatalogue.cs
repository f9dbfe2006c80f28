namespace NetDsl.Compiler.Diagnostics;

/// <summary>
/// Every diagnostic that NetDsl can give, an explicit list in the order of the ids. A test holds it against the pages in
/// docs/diagnostics and against the tests that trigger each one.
/// </summary>
public static class DiagnosticCatalogue
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. ProjectRules.All,
        .. SyntaxRules.All,
        .. NameRules.All,
        .. ArgumentRules.All,
        .. ExpressionRules.All,
        .. LoopRules.All,
        .. ImportRules.All,
        .. DeclarationRules.All,
        .. UseRules.All,
        .. ShapeRules.All,
        .. GraphRules.All,
        .. FitRules.All,
        .. AdviceRules.All,
        .. TargetRules.All,
        .. ContractRules.All,
        .. UsageRules.All,
        .. InternalRules.All,
    ];
}
