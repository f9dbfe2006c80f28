using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Reporting;

namespace NetDsl.Generator;

/// <summary>
/// Completes each class that bears [Network] with the code of its network. A thin host: it reads text, asks the compiler, and hands
/// text on, so that every step is compared by content and an edit elsewhere compiles nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly CompilationMemo memo;

    /// <summary>The generator as the C# compiler creates it.</summary>
    public NetworkGenerator()
        : this(CompilationMemo.Shared)
    {
    }

    internal NetworkGenerator(CompilationMemo memo) => this.memo = memo;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Read the classes, and the .netdsl files.
        var read = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.NetworkAttribute, static (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(static one => one is not null)
            .WithTrackingName("Read");
        var files = ReadFiles(context);

        // 2. Make requests that hold text only.
        var requests = read
            .Select(static (one, _) => one!.Declaration)
            .Where(static declaration => declaration is not null)
            .WithTrackingName("Declaration")
            .Combine(files)
            .Select(static (pair, _) => BuildRequest(pair.Left!, pair.Right))
            .WithTrackingName("Request");

        // 3. Compile what has changed.
        var code = requests
            .Where(static one => one.Request is not null)
            .Combine(GeneratedFile.FindCollisions(requests))
            .Select((pair, cancellation) => Compile(pair.Left, pair.Right, cancellation))
            .WithTrackingName("Compile");

        // 4. Hand out the code, and the errors where no analyzer says them.
        context.RegisterSourceOutput(code, static (output, file) => file.AddTo(output));
        ReportWhereAnalyzersAreOff(context, read!);
    }

    private static ReadDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var node = (TypeDeclarationSyntax)context.TargetNode;
        return Guard.Read(node, (INamedTypeSymbol)context.TargetSymbol, context.SemanticModel, cancellation);
    }

    private static IncrementalValueProvider<ValueList<SourceFile>> ReadFiles(IncrementalGeneratorInitializationContext context)
    {
        var directory = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ReportingPolicy.ProjectDirectory(options.GlobalOptions));
        return context.AdditionalTextsProvider
            .Where(NetworkFiles.IsNetworkFile)
            .Combine(directory)
            .Select(static (pair, cancellation) => pair.Left.GetText(cancellation) is { } text
                ? new SourceFile(NetworkFiles.RelativePath(pair.Left.Path, pair.Right), text.ToString())
                : null)
            .Collect()
            .Select(static (all, _) => ProjectFiles.Sorted(all.OfType<SourceFile>()))
            .WithTrackingName("Files");
    }

    private static RequestOrProblem BuildRequest(NetworkDeclaration declaration, ValueList<SourceFile> files)
    {
        try
        {
            return RequestBuilder.Build(declaration, files);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The analyzer meets the same fault and reports it at the class.
            return new RequestOrProblem(null, null);
        }
    }

    private GeneratedFile Compile(RequestOrProblem one, ValueList<string> collisions, CancellationToken cancellation)
    {
        var request = one.Request!;
        return new GeneratedFile(GeneratedFile.NameOf(request.Place, collisions), memo.Compile(request, cancellation).Code);
    }

    private void ReportWhereAnalyzersAreOff(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadDeclaration> read)
    {
        var isOff = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ReportingPolicy.GeneratorReports(options.GlobalOptions));
        var directory = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ReportingPolicy.ProjectDirectory(options.GlobalOptions));

        // The compilation changes with every edit; it is looked at only where errors must be placed in it.
        var compilation = context.CompilationProvider.Combine(isOff).Select(static (pair, _) => pair.Right ? pair.Left : null);
        var files = context.AdditionalTextsProvider.Where(NetworkFiles.IsNetworkFile).Collect().Combine(directory);
        context.RegisterSourceOutput(read.Combine(compilation).Combine(files), (output, all) =>
        {
            var ((one, whole), (texts, root)) = all;
            if (whole is not null)
            {
                Report(output, one, whole, texts, root);
            }
        });
    }

    private void Report(
        SourceProductionContext output, ReadDeclaration read, Compilation compilation, ImmutableArray<AdditionalText> texts, string root)
    {
        var files = new ProjectFiles(texts, root, output.CancellationToken);
        var diagnostics = Guard.Diagnose(new NetworkDiagnostics(memo, compilation, files), read, compilation, output.CancellationToken);
        foreach (var diagnostic in diagnostics.Where(one => one.DefaultSeverity == DiagnosticSeverity.Error))
        {
            output.ReportDiagnostic(diagnostic);
        }
    }
}
