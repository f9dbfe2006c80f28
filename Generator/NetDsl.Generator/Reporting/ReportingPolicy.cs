using Microsoft.CodeAnalysis.Diagnostics;

namespace NetDsl.Generator.Reporting;

/// <summary>
/// Which host says what. The analyzer says everything, for it can be configured and suppressed. Builds may leave analyzers out,
/// though, and a faulty network must not build in silence: there the generator says the errors, and the analyzer, should an editor
/// run it all the same, leaves them to it.
/// </summary>
internal static class ReportingPolicy
{
    /// <summary>Whether the errors are the generator's to say. The conditions are those under which the SDK skips analyzers.</summary>
    public static bool GeneratorReports(AnalyzerConfigOptions options) =>
        Is(options, "RunAnalyzers", "false")
        || (Is(options, "RunAnalyzers", "") && Is(options, "RunAnalyzersDuringBuild", "false"))
        || IsImplicitBuildWithoutAnalyzers(options);

    /// <summary>The folder of the project, or nothing where it is not known.</summary>
    public static string ProjectDirectory(AnalyzerConfigOptions options) => Property(options, "ProjectDir");

    // A build that an IDE starts before it runs or tests skips analyzers to be quick.
    private static bool IsImplicitBuildWithoutAnalyzers(AnalyzerConfigOptions options) =>
        Is(options, "IsImplicitlyTriggeredBuild", "true")
        && !Is(options, "OptimizeImplicitlyTriggeredBuild", "false")
        && (!Is(options, "TreatWarningsAsErrors", "true") || Is(options, "OptimizeImplicitlyTriggeredBuild", "true"));

    private static bool Is(AnalyzerConfigOptions options, string property, string value) =>
        string.Equals(Property(options, property), value, StringComparison.OrdinalIgnoreCase);

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";
}
