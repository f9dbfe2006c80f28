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

    [Theory]
    [InlineData("namespace Shop { class Dense; class DeviceSpan; class GpuDevice; NET partial class Net; }")]
    [InlineData("namespace Shop { class Copy; class DeviceFrame; enum DeviceQueue { One } NET partial class Net { class DevicePlan; } }")]
    [InlineData("namespace Shop { partial class Dense { NET partial class Net; } }")]
    [InlineData("namespace Shop.Ilgpu { class Other; } namespace Shop { NET partial class Net; }")]
    [InlineData("namespace NetDsl.Shop { NET partial class Net; }")]
    [InlineData("namespace Shop { NET partial class Copy; }")]
    [InlineData("namespace Shop { NET partial class GpuDevice; }")]
    [InlineData("namespace Shop { NET partial class Identity; }")]
    [InlineData("namespace Shop { NET partial class @record; }")]
    public async Task Generated_code_for_devices_means_the_runtimes_types(string source)
    {
        var network = Network.Replace(")]", ", Targets = Target.Ilgpu)]", StringComparison.Ordinal);
        var project = new TestProject("using NetDsl; " + source.Replace("NET", network, StringComparison.Ordinal)).WithDeviceRuntime();

        var (compilation, _) = project.Generate();

        Assert.Contains(compilation.SyntaxTrees, tree => tree.FilePath.EndsWith(".Ilgpu.g.cs", StringComparison.Ordinal));
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await project.Analyze(compilation));
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
