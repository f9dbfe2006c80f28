using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using NetDsl.Compiler.Library;

namespace NetDsl.TorchSharp.Tests.Compilation;

/// <summary>Compiles generated modules with C# as a consumer would, many at once.</summary>
internal static class ModuleCompilation
{
    private static readonly MetadataReference[] Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A network with the targets CPU and TorchSharp, in a class of its own namespace.</summary>
    public static NetworkCompilation Compile(string @namespace, string text, IEnumerable<SourceFile>? files = null) =>
        Compile(@namespace, "Net", new SourceFile("Net", text), null, new ValueList<SourceFile>(files ?? []));

    /// <summary>A network of the library.</summary>
    public static NetworkCompilation Compile(LibraryNetwork network) =>
        Compile(network.Family, network.Name, network.File, network.Name, NetworkLibrary.Files);

    /// <summary>The module's code.</summary>
    public static string CodeOf(NetworkCompilation compilation) => Assert.Single(compilation.Parts, part => part.Target == BuildTargets.TorchSharp).Code;

    /// <summary>
    /// The network's class as far as its module sees it. The generated one takes longer to compile than all modules and is compiled by other tests.
    /// </summary>
    public static string Outline(ClassPlace place) => $$"""
        namespace {{place.Namespace}}
        {
            public abstract partial class {{place.Name}} : global::NetDsl.Network
            {
                private {{place.Name}}() : base(null!, 0) { }
                private static global::NetDsl.NetworkDescription Describe() => null!;
                public const string Fault = "";
            }
        }
        """;

    /// <summary>
    /// Whatever the C# compiler says, warnings that generated code silences for the sake of users' own rules included. The language is the
    /// oldest that generated code needs, without implicit usings and without unsafe code.
    /// </summary>
    public static IReadOnlyList<string> Problems(IEnumerable<string> sources)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp12);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Replace("#pragma warning disable", "//", StringComparison.Ordinal), parsing));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: true);
        return
        [
            .. CSharpCompilation.Create("Modules", trees, Libraries, options)
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591")
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    private static NetworkCompilation Compile(string @namespace, string name, SourceFile source, string? network, ValueList<SourceFile> files) =>
        NetCompiler.Compile(new NetworkRequest(
            new ClassPlace(@namespace, ValueList<string>.Empty, name, $"partial class {name}"),
            source,
            network,
            Arguments: "",
            files,
            BuildTargets.Cpu | BuildTargets.TorchSharp));
}
