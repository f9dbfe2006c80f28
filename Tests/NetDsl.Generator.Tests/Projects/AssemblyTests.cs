using System.Reflection;
using NetDsl.Analyzers;
using NetDsl.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>What the assemblies refer to decides where they load.</summary>
public sealed class AssemblyTests
{
    [Theory]
    [InlineData(typeof(NetworkGenerator))]
    [InlineData(typeof(NetworkAnalyzer))]
    [InlineData(typeof(PartialFix))]
    public void The_hosts_run_in_every_Roslyn_from_4_14_on(Type type)
    {
        var roslyn = type.Assembly.GetReferencedAssemblies().Where(IsRoslyn).ToList();

        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, name => Assert.True(name.Version <= new Version(4, 14, 0, 0), name.FullName));
    }

    [Fact]
    public void The_compiler_knows_no_Roslyn() =>
        Assert.DoesNotContain(typeof(NetCompiler).Assembly.GetReferencedAssemblies(), IsRoslyn);

    [Theory]
    [InlineData(typeof(NetworkGenerator))]
    [InlineData(typeof(NetworkAnalyzer))]
    public void The_hosts_that_the_command_line_compiler_loads_know_no_workspaces(Type type) => Assert.DoesNotContain(
        type.Assembly.GetReferencedAssemblies(), name => name.Name!.Contains("Workspaces", StringComparison.Ordinal));

    private static bool IsRoslyn(AssemblyName name) => name.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
