namespace NetDsl.Compiler.Diagnostics;

/// <summary>32xx: networks and the images that they are given.</summary>
public static class FitRules
{
    /// <summary>NDSL3201: an image has a size that a network cannot be built for; the repair is found by trying others.</summary>
    public static DiagnosticRule ImageDoesNotFit { get; } = new(
        "NDSL3201",
        RuleSeverity.Error,
        "An image does not fit a network",
        "'{0}' does not fit an image of {1}: {2}; use an image of {3}");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [ImageDoesNotFit];
}
