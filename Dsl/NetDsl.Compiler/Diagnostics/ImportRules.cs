namespace NetDsl.Compiler.Diagnostics;

/// <summary>24xx: imports.</summary>
public static class ImportRules
{
    /// <summary>NDSL2401: an imported file is not there.</summary>
    public static DiagnosticRule MissingImport { get; } = Error(
        "NDSL2401",
        "An imported file is missing",
        "'{0}' is none of the files that can be imported; {1}");

    /// <summary>NDSL2402: files import each other in a circle.</summary>
    public static DiagnosticRule CyclicImport { get; } = Error(
        "NDSL2402",
        "Files import each other in a circle",
        "'{0}' is imported in a circle ({1}); move what both need into a file of its own");

    /// <summary>NDSL2403: an import fits several files.</summary>
    public static DiagnosticRule AmbiguousImport { get; } = Error(
        "NDSL2403",
        "An import fits several files",
        "'{0}' is the end of several paths ({1}); write more of the path");

    /// <summary>NDSL2404: the name of an imported file holds expressions.</summary>
    public static DiagnosticRule ComputedImport { get; } = Error(
        "NDSL2404",
        "The name of an imported file is computed",
        "{0} holds an expression, but the files of a network are known before anything is computed; write the file's name out");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        MissingImport,
        CyclicImport,
        AmbiguousImport,
        ComputedImport,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
