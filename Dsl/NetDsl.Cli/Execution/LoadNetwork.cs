using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Execution;

/// <summary>
/// From NetDsl's code to a network that runs, all in memory: Roslyn compiles the code as a user's project would, optimised, and the
/// assembly is loaded. Whatever must run a network begins here.
/// </summary>
internal static class LoadNetwork
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(FindReferences);

    /// <summary>Compiles the code of a network and makes an instance of its class, with weights as they are before any training.</summary>
    /// <param name="compilation">A network without errors, compiled for code.</param>
    /// <param name="seed">Determines the weights.</param>
    /// <param name="cancellation">Ctrl+C, between the steps.</param>
    /// <param name="runtimes">
    /// What the code needs beyond the CPU's runtime: the assembly NetDsl.Ilgpu or NetDsl.TorchSharp, and TorchSharp itself, where the network
    /// is compiled for it, whose nested class <c>OnIlgpu</c> or <c>TorchModule</c> is then part of the network's.
    /// </param>
    /// <exception cref="LoadException">Roslyn does not accept the code.</exception>
    public static Network Run(
        NetworkCompilation compilation, int seed, CancellationToken cancellation, params IReadOnlyList<Assembly> runtimes)
    {
        var assembly = Compile(compilation, runtimes, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var place = compilation.Request.Place;
        var name = place.Namespace.Length == 0 ? place.Name : $"{place.Namespace}.{place.Name}";
        var type = assembly.GetType(name, throwOnError: true)!;
        const BindingFlags Constructors = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions;
        return (Network)Activator.CreateInstance(type, Constructors, binder: null, [seed], culture: null)!;
    }

    private static Assembly Compile(NetworkCompilation compilation, IReadOnlyList<Assembly> runtimes, CancellationToken cancellation)
    {
        var name = compilation.Request.Place.Name;
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        var texts = compilation.Parts.Select(part => part.Code).Prepend(compilation.Code);
        texts = compilation.PartOf(BuildTargets.Ilgpu) is null ? texts : texts.Append(DeviceAccess.Code);
        var trees = texts.Select(text => CSharpSyntaxTree.ParseText(text, parsing, name + ".g.cs", cancellationToken: cancellation));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var roslyn = CSharpCompilation.Create(
            $"{name}.InMemory", trees, [.. References.Value, .. runtimes.Select(one => MetadataReference.CreateFromFile(one.Location))], options);
        using var image = new MemoryStream();
        var result = roslyn.Emit(image, cancellationToken: cancellation);
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new LoadException($"the C# compiler does not accept its code: {error}");
        }

        image.Position = 0;
        // A context of its own, so that networks of one name do not meet; the runtime they share is this process's.
        return new AssemblyLoadContext(name).LoadFromStream(image);
    }

    // The runtime, and what the process itself runs on.
    private static IReadOnlyList<MetadataReference> FindReferences()
    {
        var platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var needed = platform.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return [.. needed.Append(typeof(Network).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];
    }
}

/// <summary>Code of NetDsl that Roslyn does not accept: a fault of the compiler, never of a user.</summary>
internal sealed class LoadException(string message) : Exception(message);
