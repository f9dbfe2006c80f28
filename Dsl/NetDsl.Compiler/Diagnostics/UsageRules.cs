namespace NetDsl.Compiler.Diagnostics;

/// <summary>8xxx: C# code that uses networks.</summary>
public static class UsageRules
{
    /// <summary>NDSL8001: a session for no samples.</summary>
    public static DiagnosticRule BatchTooSmall { get; } = new(
        "NDSL8001",
        RuleSeverity.Warning,
        "A session is created for no samples",
        "'{0}' is given a batch of {1}, but a session needs at least 1 sample; write '{0}(1)'");

    /// <summary>NDSL8002: an array of another length than a sample.</summary>
    public static DiagnosticRule SampleLength { get; } = new(
        "NDSL8002",
        RuleSeverity.Warning,
        "An array is no sample of the network",
        "'{0}' takes {1} values as one sample, but this array has {2}; create it with '{0}.Input.Length'");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [BatchTooSmall, SampleLength];
}
