using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;
using NetworkTests.Comparison;

namespace NetworkTests.Drawn;

/// <summary>All drawn networks, compiled by NetDsl and then by Roslyn into one assembly in memory.</summary>
public sealed class DrawnAssembly
{
    /// <summary>Drawn networks; each seed is one.</summary>
    internal const int Count = 100;

    private readonly Assembly assembly;

    /// <summary>Draws, compiles and loads.</summary>
    public DrawnAssembly()
    {
        Texts = [.. Enumerable.Range(0, Count).Select(NetworkDrawing.Text)];
        Compilations = [.. Texts.Select((text, seed) => Declared.Compile(NetworkDrawing.NameOf(seed), text))];
        assembly = Load(Compilations);
    }

    internal IReadOnlyList<string> Texts { get; }

    internal IReadOnlyList<NetworkCompilation> Compilations { get; }

    internal NetDsl.Network Create(int seed) =>
        (NetDsl.Network)Activator.CreateInstance(assembly.GetType(NetworkDrawing.NameOf(seed), throwOnError: true)!, seed)!;

    /// <summary>Loads networks, with their parts for devices where they are compiled for them.</summary>
    internal static Assembly Load(IReadOnlyList<NetworkCompilation> compilations)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        // Generated code silences warnings for the sake of users' own rules; the compiler's own have nothing to say about it.
        var texts = compilations.SelectMany(one => one.Parts.Select(part => part.Code).Prepend(one.Code));
        texts = compilations.Any(one => one.PartOf(BuildTargets.Ilgpu) is not null) ? texts.Append(DeviceAccess.Code) : texts;
        var trees = texts.Select(text => CSharpSyntaxTree.ParseText(text.Replace("#pragma warning disable", "//", StringComparison.Ordinal), parsing));
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var compilation = CSharpCompilation.Create("Drawn", trees, libraries.Select(path => MetadataReference.CreateFromFile(path)), options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning).Take(5));
        Assert.True(result.Success);
        return Assembly.Load(stream.ToArray());
    }
}
