using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>Networks with both of their files, compiled by Roslyn against the library itself into one assembly in memory without a warning.</summary>
internal sealed class TestedAssembly
{
    private readonly Assembly assembly;

    public TestedAssembly(params IEnumerable<TestedNetwork> networks)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        // Generated code silences warnings for the sake of users' own rules; the compiler's own have nothing to say about it.
        var trees = networks
            .SelectMany(CodeOf)
            .Select(code => CSharpSyntaxTree.ParseText(code.Replace("#pragma warning disable", "//", StringComparison.Ordinal), parsing));
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Tested", trees, libraries.Select(path => MetadataReference.CreateFromFile(path)), options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Take(5));
        assembly = Assembly.Load(stream.ToArray());
    }

    /// <summary>The network on the CPU.</summary>
    public Network Create(string name, int seed) => (Network)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!, seed)!;

    /// <summary>The type of the network's module.</summary>
    public Type ModuleOf(string name) => assembly.GetType($"{name}+TorchModule", throwOnError: true)!;

    private static IEnumerable<string> CodeOf(TestedNetwork network)
    {
        var compilation = network.Compile();
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return [compilation.Code, compilation.PartOf(BuildTargets.TorchSharp)!];
    }
}
