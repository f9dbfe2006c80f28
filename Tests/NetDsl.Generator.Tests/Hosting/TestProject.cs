using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Analyzers;
using NetDsl.Compiler;
using NetDsl.Generator.Reading;

namespace NetDsl.Generator.Tests.Hosting;

/// <summary>A project in memory that the generator and the analyzers run on, as the C# compiler runs them.</summary>
internal sealed class TestProject
{
    public const string Folder = "/project/";

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private readonly TestOptions options = new();
    private readonly List<AdditionalText> files = [];

    public TestProject(params string[] sources)
        : this(sources.Select((source, index) => ($"File{index}.cs", source)).ToArray())
    {
    }

    public TestProject(params (string Name, string Text)[] sources)
    {
        Compilation = CSharpCompilation.Create(
            "Consumer",
            sources.Select(source => Parse(source.Name, source.Text)),
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        options.Set("ProjectDir", Folder);
    }

    public CSharpCompilation Compilation { get; set; }

    public CompilationMemo Memo { get; init; } = new(256, NetCompiler.Compile);

    private static CSharpParseOptions ParseOptions { get; } = new(ClassRules.OldestLanguage, DocumentationMode.Diagnose);

    public static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, Folder + name);

    public TestProject WithFile(string name, string text)
    {
        files.Add(new TestFile(Folder + name, text));
        return this;
    }

    public TestProject WithProperty(string name, string value)
    {
        options.Set(name, value);
        return this;
    }

    /// <summary>References the package that networks need on devices.</summary>
    public TestProject WithDeviceRuntime()
    {
        var runtime = typeof(NetDsl.Ilgpu.GpuDevice).Assembly;
        Compilation = Compilation.AddReferences(MetadataReference.CreateFromFile(runtime.Location));
        return this;
    }

    public AdditionalText File(string name) => files.First(file => file.Path == Folder + name);

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator(Memo).AsSourceGenerator()],
        files,
        ParseOptions,
        options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator and gives the whole compilation and what the generator itself reported.</summary>
    public (Compilation Compilation, ImmutableArray<Diagnostic> Reported) Generate()
    {
        CreateDriver().RunGeneratorsAndUpdateCompilation(Compilation, out var output, out var reported);
        return (output, reported);
    }

    /// <summary>Runs the analyzers on the compilation with the generated code, in the order of files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> Analyze(Compilation? compilation = null)
    {
        var withAnalyzers = (compilation ?? Generate().Compilation).WithAnalyzers(
            [new NetworkAnalyzer(Memo), new UsageAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. files], options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(one => one.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(one => one.Location.SourceSpan.Start)];
    }
}
