using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Targets;

/// <summary>A project that asks for a device and does not reference its package is told so once, and gets no other errors.</summary>
public sealed class MissingRuntimeTests
{
    private const string Message =
        "'Net' is to run on 'Target.Ilgpu', which needs the package 'NetDsl.Ilgpu', but the project does not reference it; run 'dotnet add package NetDsl.Ilgpu'";

    private static readonly MarkedSource ByText = MarkedSource.Parse("""
        using NetDsl;
        [Network("input 4; dense 2", Targets = ⟦Target.Cpu | Target.Ilgpu⟧)]
        public partial class Net;
        """);

    private static readonly MarkedSource ByAttributes = MarkedSource.Parse("""
        using NetDsl;
        [Network(Targets = ⟦Target.Ilgpu⟧), Input(4), Dense(2)]
        public partial class Net;
        """);

    private static readonly MarkedSource ByFile = MarkedSource.Parse("""
        using NetDsl;
        [Network(File = "Net.netdsl", Targets = ⟦Target.Ilgpu⟧)]
        public partial class Net;
        """);

    public static TheoryData<string> FrontEnds { get; } = ["text", "attributes", "file"];

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task The_analyzer_says_so_at_the_targets(string frontEnd)
    {
        var (source, project) = Project(frontEnd);

        var (compilation, reported) = project.Generate();
        var diagnostic = Assert.Single(await project.Analyze(compilation));

        Assert.Empty(reported);
        Assert.Equal(("NDSL5001", Message, source.Spans[0]), (diagnostic.Id, diagnostic.GetMessage(), diagnostic.Location.SourceSpan));
        Assert.Equal(1, project.Memo.Compilations);
    }

    [Theory]
    [MemberData(nameof(FrontEnds))]
    public async Task The_generator_says_so_where_analyzers_are_switched_off(string frontEnd)
    {
        var (source, project) = Project(frontEnd);

        var (compilation, reported) = project.WithProperty("RunAnalyzers", "false").Generate();
        var diagnostic = Assert.Single(reported);

        Assert.Equal(("NDSL5001", Message, source.Spans[0]), (diagnostic.Id, diagnostic.GetMessage(), diagnostic.Location.SourceSpan));
        Assert.Empty(await project.Analyze(compilation));
    }

    [Fact]
    public void The_class_is_built_and_the_C_sharp_compiler_has_nothing_to_say()
    {
        var (_, project) = Project("text");

        var (compilation, _) = project.Generate();

        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity >= DiagnosticSeverity.Warning && one.Id != "CS1591"));
        Assert.NotNull(compilation.GetTypeByMetadataName("Net")!.BaseType);
        Assert.Null(compilation.GetTypeByMetadataName("Net+OnIlgpu"));
    }

    [Fact]
    public void Code_that_uses_the_missing_part_has_one_error_for_each_mention_of_it()
    {
        var project = new TestProject(ByText.Text, """
            public static class Use
            {
                public static void Run(Net network, float[] sample)
                {
                    using var gpu = new Net.OnIlgpu(network, null);
                    gpu.Upload();
                    _ = gpu.Predict(sample).Values[0];
                }
            }
            """);

        var (compilation, _) = project.Generate();

        var error = Assert.Single(compilation.GetDiagnostics(), one => one.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS0426", error.Id);
    }

    [Fact]
    public async Task Each_target_without_its_package_is_named()
    {
        var project = new TestProject(ByText.Text.Replace("Target.Cpu | Target.Ilgpu", "Target.Ilgpu | Target.TorchSharp", StringComparison.Ordinal));

        Assert.Equal([Message, Message.Replace("Ilgpu", "TorchSharp", StringComparison.Ordinal)], (await project.Analyze()).Select(one => one.GetMessage()));
        Assert.Single(await project.WithDeviceRuntime().Analyze());
    }

    [Fact]
    public async Task A_network_with_errors_of_its_own_is_told_both()
    {
        var project = new TestProject(ByText.Text.Replace("dense 2", "densse 2", StringComparison.Ordinal));

        Assert.Equal(["NDSL2001", "NDSL5001"], (await project.Analyze()).Select(one => one.Id).Order());
    }

    [Fact]
    public async Task Nothing_is_said_where_the_package_is_referenced()
    {
        var project = new TestProject(ByText.Text).WithDeviceRuntime();

        Assert.Empty(await project.Analyze());
    }

    private static (MarkedSource Source, TestProject Project) Project(string frontEnd)
    {
        var source = frontEnd == "text" ? ByText : frontEnd == "file" ? ByFile : ByAttributes;
        return (source, new TestProject(source.Text).WithFile("Net.netdsl", "input 4; dense 2"));
    }
}
