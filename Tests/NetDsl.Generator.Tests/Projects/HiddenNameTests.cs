using Microsoft.CodeAnalysis;
using NetDsl.Compiler.Emit;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>Types of the user's that have the name of one of the runtime's, wherever they hide it.</summary>
public sealed class HiddenNameTests
{
    private const string Network = "[Network(\"input 4; dense 3; relu; dense 2; loss crossentropy\")]";

    [Theory]
    [InlineData("namespace Shop { class Dense; NET partial class Net; }")]
    [InlineData("namespace Shop { enum Loss { Big } class Span; class GC; NET partial class Net; }")]
    [InlineData("class Relu; class Identity; NET partial class Net;")]
    [InlineData("namespace Shop { partial class Outer { class Dense; class IDense; NET partial class Net; } }")]
    [InlineData("namespace Shop { partial class Dense { NET partial class Net; } }")]
    [InlineData("namespace Shop.Dense { class Other; } namespace Shop { NET partial class Net; }")]
    [InlineData("namespace Dense.Shop { class Dense; NET partial class Net; }")]
    [InlineData("namespace Shop { NET partial class Net { public int Dense() => 1; } }")]
    [InlineData("namespace Shop { NET partial class Dense; }")]
    [InlineData("namespace Shop { NET partial class @record; }")]
    [InlineData("namespace Shop { NET partial class @required; }")]
    [InlineData("namespace NetDsl.Shop { NET partial class Net; }")]
    public async Task Generated_code_means_the_runtimes_types(string source)
    {
        var project = new TestProject("using NetDsl; " + source.Replace("NET", Network, StringComparison.Ordinal));

        var (compilation, _) = project.Generate();

        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await project.Analyze(compilation));
        Assert.Equal(1, project.Memo.Compilations);
    }

    [Fact]
    public async Task Every_class_named_like_a_generated_member_is_reported_once()
    {
        foreach (var name in GeneratedMembers.Names)
        {
            var project = new TestProject($"using NetDsl; {Network} partial class {name};");

            Assert.Equal(["NDSL0020"], (await project.Analyze(project.Generate().Compilation)).Select(one => one.Id));
        }
    }
}
