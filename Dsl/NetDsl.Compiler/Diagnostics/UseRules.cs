namespace NetDsl.Compiler.Diagnostics;

/// <summary>26xx: networks that use other networks.</summary>
public static class UseRules
{
    /// <summary>NDSL2601: use names a network that is not there.</summary>
    public static DiagnosticRule UnknownNetwork { get; } = Error(
        "NDSL2601",
        "Unknown network",
        "'{0}' is no network of this text, of its imports or of the library; {1}");

    /// <summary>NDSL2602: a name without its family is that of several networks.</summary>
    public static DiagnosticRule AmbiguousNetwork { get; } = Error(
        "NDSL2602",
        "Several networks have this name",
        "'{0}' is the name of several networks, {1}; {2}");

    /// <summary>NDSL2603: a network uses itself.</summary>
    public static DiagnosticRule RecursiveNetwork { get; } = Error(
        "NDSL2603",
        "A network uses itself",
        "network '{0}' uses itself ({1}), so that it would never end; use another network here, or put what both need into a 'block'");

    /// <summary>NDSL2604: a layer of a used network has a name that another layer has.</summary>
    public static DiagnosticRule UsedNameTaken { get; } = Error(
        "NDSL2604",
        "A used network brings a name that is taken",
        "'{0}' brings a layer '{1}', but that name is taken; put a name before it, as in '{2}: use {0}'");

    /// <summary>NDSL2605: a used network cannot be built with what it gets.</summary>
    public static DiagnosticRule UsedNetworkFault { get; } = Error(
        "NDSL2605",
        "A network cannot be built with what it is given",
        "'{0}' cannot be built {1}: {2}; {3}");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownNetwork,
        AmbiguousNetwork,
        RecursiveNetwork,
        UsedNameTaken,
        UsedNetworkFault,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
