using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reporting;

/// <summary>Diagnostics obey what C# developers configure diagnostics with.</summary>
public sealed class SeverityTests
{
    [Fact]
    public async Task A_pragma_suppresses_a_diagnostic_in_its_lines_alone()
    {
        var id = MarkerCompiler.Warning.Id;
        var text = $"""
            using NetDsl;
            #pragma warning disable {id}
            [Network("ODD; " +
            #pragma warning restore {id}
                "⟦ODD⟧")]
            public partial class Net;
            """;
        var source = MarkedSource.Parse(text);

        var diagnostic = Assert.Single(await Project(source.Text).Analyze());

        Assert.Equal((id, source.Spans[0]), (diagnostic.Id, diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("none", null)]
    public async Task An_editorconfig_sets_the_severity(string configured, DiagnosticSeverity? expected)
    {
        var project = Project("using NetDsl; [Network(\"ODD\")] public partial class Net;");
        var config = $"root = true\n[*.cs]\ndotnet_diagnostic.{MarkerCompiler.Warning.Id}.severity = {configured}\n";
        project.Compilation = project.Compilation.WithOptions(project.Compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(config)));

        var found = await project.Analyze();

        Assert.Equal(expected, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task Each_diagnostic_links_to_its_page()
    {
        var diagnostic = Assert.Single(await Project("using NetDsl; [Network(\"BAD\")] public partial class Net;").Analyze());

        Assert.Equal($"docs/diagnostics/{diagnostic.Id}.md", diagnostic.Descriptor.HelpLinkUri);
    }

    private static TestProject Project(string text) => new(text) { Memo = MarkerCompiler.CreateMemo() };

    private sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet set =
            AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(text, TestProject.Folder + ".editorconfig") });

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
