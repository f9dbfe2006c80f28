using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Analyzers;
using NetDsl.Compiler;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Fixes;

/// <summary>Applies a code fix to a source as an editor would.</summary>
internal static class FixRunner
{
    /// <summary>The text after the first fix that is offered for the first diagnostic, or null where none is offered.</summary>
    public static async Task<string?> Apply(CodeFixProvider provider, string text, CompilationMemo? memo = null)
    {
        using var workspace = new AdhocWorkspace();
        var project = new TestProject(text) { Memo = memo ?? MarkerCompiler.CreateMemo() };
        var document = workspace.CurrentSolution
            .AddProject("Consumer", "Consumer", LanguageNames.CSharp)
            .WithParseOptions(project.Compilation.SyntaxTrees[0].Options)
            .WithCompilationOptions(project.Compilation.Options)
            .AddMetadataReferences(project.Compilation.References)
            .AddDocument("File0.cs", text, filePath: TestProject.Folder + "File0.cs");
        var compilation = await document.Project.GetCompilationAsync();
        var found = await compilation!.WithAnalyzers([new NetworkAnalyzer(project.Memo)]).GetAnalyzerDiagnosticsAsync();
        var actions = new List<CodeAction>();
        var fixable = found.First(one => provider.FixableDiagnosticIds.Contains(one.Id));
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, fixable, (action, _) => actions.Add(action), default));
        if (actions.Count == 0)
        {
            return null;
        }

        var operations = await actions[0].GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id);
        return (await changed!.GetTextAsync()).ToString();
    }
}
