using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator.Reporting;

namespace NetDsl.CodeFixes;

/// <summary>Writes the name or value that a diagnostic suggests, with the escapes of the literal that it stands in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix))]
[Shared]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. DiagnosticCatalogue.All.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (root is not null
                && diagnostic.Properties.TryGetValue(Descriptors.Replacement, out var replacement)
                && ReplacementText.For(root, span, replacement!) is { } written)
            {
                var changed = text.WithChanges(new TextChange(span, written));
                context.RegisterCodeFix(
                    CodeAction.Create($"Write '{replacement}'", _ => Task.FromResult(document.WithText(changed)), diagnostic.Id), diagnostic);
            }
        }
    }
}
