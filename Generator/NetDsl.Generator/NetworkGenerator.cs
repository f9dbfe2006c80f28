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
        context.RegisterSourceOutput(code, static (output, files) => files.Class.AddTo(output));
        AddTargetParts(context, requests, code);
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

    private GeneratedFiles Compile(RequestOrProblem one, ValueList<string> collisions, CancellationToken cancellation)
    {
        var network = memo.Compile(one.Request!, cancellation);
        return new GeneratedFiles(GeneratedFile.Of(network, collisions), GeneratedFile.OfParts(network, collisions));
    }

    // The compilation changes with every edit; it is looked at only where a network is for more than the CPU. Without the runtime that a
    // target's part needs, NDSL5001 says so, and no part is there to give errors of its own.
    private static void AddTargetParts(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<RequestOrProblem> requests,
        IncrementalValuesProvider<GeneratedFiles> code)
    {
        var asked = requests
            .Select(static (one, _) => one.Request is { } request ? request.Targets & ~BuildTargets.Cpu : 0)
            .Where(static targets => targets != 0)
            .Collect()
            .Select(static (all, _) => all.Aggregate((BuildTargets)0, static (sum, targets) => sum | targets));
        var runtimes = context.CompilationProvider
            .Combine(asked)
            .Select(static (pair, _) => pair.Right == 0 ? TargetRuntimes.NotAsked : TargetRuntimes.Of(pair.Left, pair.Right))
            .WithTrackingName("TargetRuntimes");
        var parts = code
            .SelectMany(static (files, _) => files.Parts)
            .Combine(runtimes)
            .Select(static (pair, _) => pair.Right.Has(pair.Left.Target) ? pair.Left.File : null)
            .WithTrackingName("TargetPart");
        context.RegisterSourceOutput(parts, static (output, part) => part?.AddTo(output));
        context.RegisterSourceOutput(runtimes, static (output, found) => GeneratedFile.OfAccess(found)?.AddTo(output));
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
