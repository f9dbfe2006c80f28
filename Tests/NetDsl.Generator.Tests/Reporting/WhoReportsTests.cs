using NetDsl.Compiler;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reporting;

/// <summary>A faulty network never builds in silence, and nothing is said twice.</summary>
public sealed class WhoReportsTests
{
    private static readonly MarkedSource Source = MarkedSource.Parse("""
        using NetDsl;
        [Network("⟦BAD⟧; ODD")]
        public partial class Net;
        """);

    [Theory]
    [InlineData("")]
    [InlineData("RunAnalyzers=true")]
    [InlineData("RunAnalyzers=true;RunAnalyzersDuringBuild=false")]
    [InlineData("RunAnalyzersDuringLiveAnalysis=false")]
    [InlineData("IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true")]
    [InlineData("IsImplicitlyTriggeredBuild=true;OptimizeImplicitlyTriggeredBuild=false")]
    public async Task The_analyzer_says_everything_where_it_runs(string properties)
    {
        var project = Project(properties);

        var (compilation, reported) = project.Generate();

        Assert.Empty(reported);
        Assert.Equal([MarkerCompiler.Error.Id, MarkerCompiler.Warning.Id], (await project.Analyze(compilation)).Select(one => one.Id));
    }

    [Theory]
    [InlineData("RunAnalyzers=false")]
    [InlineData("RunAnalyzersDuringBuild=false")]
    [InlineData("RunAnalyzers=false;RunAnalyzersDuringBuild=true")]
    [InlineData("IsImplicitlyTriggeredBuild=true")]
    [InlineData("IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true;OptimizeImplicitlyTriggeredBuild=true")]
    public async Task The_generator_says_the_errors_where_analyzers_are_switched_off(string properties)
    {
        var project = Project(properties);

        var (compilation, reported) = project.Generate();

        var error = Assert.Single(reported);
        Assert.Equal((MarkerCompiler.Error.Id, Source.Spans[0]), (error.Id, error.Location.SourceSpan));
        Assert.Equal([MarkerCompiler.Warning.Id], (await project.Analyze(compilation)).Select(one => one.Id));
    }

    [Fact]
    public void Rules_of_the_project_and_of_files_are_said_by_the_generator_too()
    {
        var project = new TestProject("""
            using NetDsl;
            [Network("input 4")]
            public class NotPartial;
            [Network(File = "Missing.netdsl")]
            public partial class Missing;
            """) { Memo = MarkerCompiler.CreateMemo() };

        var (_, reported) = project.WithProperty("RunAnalyzers", "false").Generate();

        Assert.Equal(["NDSL0001", "NDSL0009"], reported.Select(one => one.Id).Order());
    }

    [Fact]
    public async Task A_fault_of_the_compiler_is_a_diagnostic_and_no_exception()
    {
        var project = new TestProject(Source.Text) { Memo = new CompilationMemo(4, _ => throw new InvalidOperationException("lost")) };

        var (compilation, reported) = project.Generate();

        Assert.Empty(reported);
        var diagnostic = Assert.Single(await project.Analyze(compilation));
        Assert.Equal("NDSL9001", diagnostic.Id);
        Assert.Equal(Source.Spans[0].Start, diagnostic.Location.SourceSpan.Start);
        Assert.Contains("InvalidOperationException: lost", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    private static TestProject Project(string properties)
    {
        var project = new TestProject(Source.Text) { Memo = MarkerCompiler.CreateMemo() };
        foreach (var property in properties.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            project.WithProperty(property.Split('=')[0], property.Split('=')[1]);
        }

        return project;
    }
}
