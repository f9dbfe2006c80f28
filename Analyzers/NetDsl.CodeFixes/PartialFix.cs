using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.CodeFixes;

/// <summary>Adds the modifier that a network's class and the types around it need: partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
[Shared]
public sealed class PartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [ProjectRules.ClassNotPartial.Id, ProjectRules.ContainingTypeNotPartial.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            {
                var title = $"Add 'partial' to '{type.Identifier.ValueText}'";
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(Fix(context.Document, root, type)), diagnostic.Id), diagnostic);
            }
        }
    }

    // partial stands last, directly before the keyword; a type without modifiers hands its leading comments to it.
    private static Document Fix(Document document, SyntaxNode root, TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var changed = type.Modifiers.Count > 0
            ? type.AddModifiers(partial)
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia));
        return document.WithSyntaxRoot(root.ReplaceNode(type, changed));
    }
}
