using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;

namespace NetDsl.Ilgpu.Tests.Agreement;

/// <summary>Networks with both of their files, compiled by Roslyn into one assembly in memory without a warning.</summary>
internal sealed class AgreedAssembly
{
    private readonly Assembly assembly;

    public AgreedAssembly(IEnumerable<AgreedNetwork> networks)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        // Generated code silences warnings for the sake of users' own rules; the compiler's own have nothing to say about it.
        var trees = networks
            .Select(network => network.Compile())
            .SelectMany(compilation => new[] { compilation.Code, compilation.PartOf(BuildTargets.Ilgpu)! })
            .Select(code => CSharpSyntaxTree.ParseText(code.Replace("#pragma warning disable", "//", StringComparison.Ordinal), parsing))
            // ILGPU's CPU accelerator calls kernels, and with them their constants, from an assembly of its own.
            .Append(CSharpSyntaxTree.ParseText("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"ILGPURuntime\")]", parsing));
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var compilation = CSharpCompilation.Create("Agreed", trees, libraries.Select(path => MetadataReference.CreateFromFile(path)), options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Take(5));
        assembly = Assembly.Load(stream.ToArray());
    }

    /// <summary>The network on the CPU, with weights that hide no mistake.</summary>
    public Network Create(AgreedNetwork network, int seed)
    {
        var created = (Network)Activator.CreateInstance(assembly.GetType(network.Name, throwOnError: true)!, seed)!;
        NetworkTests.Comparison.Draw.Weights(created, seed);
        return created;
    }

    /// <summary>The same network on a device.</summary>
    public static DeviceNetwork OnDevice(Network network, GpuDevice device) =>
        (DeviceNetwork)Activator.CreateInstance(network.GetType().GetNestedType("OnIlgpu")!, network, device)!;
}
