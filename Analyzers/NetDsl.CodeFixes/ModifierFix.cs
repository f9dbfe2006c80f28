using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.CodeFixes;

/// <summary>Removes a modifier that keeps a class from being a network: static, abstract or file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModifierFix))]
[Shared]
public sealed class ModifierFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProjectRules.ModifierForbids.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            var end = span.End;
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            var change = new TextChange(TextSpan.FromBounds(span.Start, end), "");
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Remove '{text.ToString(span)}'", _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))), diagnostic.Id),
                diagnostic);
        }
    }
}
