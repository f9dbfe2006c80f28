using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Reporting;

namespace NetDsl.Analyzers;

/// <summary>Says what is wrong with the networks of a project while it is typed, at the characters that are wrong.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    private readonly CompilationMemo memo;

    /// <summary>The analyzer as the C# compiler creates it.</summary>
    public NetworkAnalyzer()
        : this(CompilationMemo.Shared)
    {
    }

    internal NetworkAnalyzer(CompilationMemo memo) => this.memo = memo;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A network in generated code is code that runs, and is checked like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var session = new Session(memo, start.Options);
            start.RegisterSyntaxNodeAction(session.Analyze, SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
        });
    }

    /// <summary>The analysis of one compilation.</summary>
    private sealed class Session(CompilationMemo memo, AnalyzerOptions options)
    {
        private readonly bool errorsAreTheGenerators =
            ReportingPolicy.GeneratorReports(options.AnalyzerConfigOptionsProvider.GlobalOptions);

        // Not to be cancelled: what one caller gives up is what the next one waits for.
        private readonly Lazy<ProjectFiles> files = new(() => new ProjectFiles(
            options.AdditionalFiles,
            ReportingPolicy.ProjectDirectory(options.AnalyzerConfigOptionsProvider.GlobalOptions),
            CancellationToken.None));

        private readonly ConcurrentDictionary<(string Id, string Location, string Message), bool> saidOfFiles = new();

        public void Analyze(SyntaxNodeAnalysisContext context)
        {
            var node = (TypeDeclarationSyntax)context.Node;
            if (node.AttributeLists.Count == 0
                || context.SemanticModel.GetDeclaredSymbol(node, context.CancellationToken) is not { } symbol)
            {
                return;
            }

            ReportLayersWithoutNetwork(context, node, symbol);
            if (Guard.Read(node, symbol, context.SemanticModel, context.CancellationToken) is { } read)
            {
                var diagnostics = new NetworkDiagnostics(memo, context.Compilation, files.Value);
                foreach (var diagnostic in Guard.Diagnose(diagnostics, read, context.Compilation, context.CancellationToken))
                {
                    Report(context, diagnostic);
                }
            }
        }

        private static void ReportLayersWithoutNetwork(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax node, INamedTypeSymbol symbol)
        {
            var attributes = symbol.GetAttributes();
            if (attributes.Any(data => KnownTypes.IsNetworkAttribute(data.AttributeClass)))
            {
                return;
            }

            var first = attributes
                .Where(data => KnownTypes.IsStatementAttribute(data.AttributeClass))
                .Select(data => data.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken))
                .OfType<AttributeSyntax>()
                .FirstOrDefault(attribute => attribute.Parent?.Parent == node);
            if (first is not null)
            {
                var rule = ProjectRules.LayerWithoutNetwork;
                var problem = DeclarationProblem.At(rule, first.GetLocation(), $"[{first.Name}]", symbol.Name);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(rule), first.GetLocation(), problem.Message));
            }
        }

        // Two classes that take their networks from one file would both say what is wrong with it.
        private void Report(SyntaxNodeAnalysisContext context, Diagnostic diagnostic)
        {
            var isTheGenerators = errorsAreTheGenerators && diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
            var isSaid = diagnostic.Location.Kind == LocationKind.ExternalFile
                && !saidOfFiles.TryAdd((diagnostic.Id, diagnostic.Location.ToString(), diagnostic.GetMessage(null)), true);
            if (!isTheGenerators && !isSaid)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
