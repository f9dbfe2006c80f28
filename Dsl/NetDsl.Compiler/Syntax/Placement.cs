using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax;

/// <summary>The sentences about parts of statements that stand where they do not belong.</summary>
internal static class Placement
{
    /// <summary>A keyword that begins nothing where it stands.</summary>
    public static CompilerDiagnostic Describe(NameSyntax keyword) => keyword.Name switch
    {
        "shortcut" => SyntaxRules.OwnerMissing.At(
            keyword.Span, "shortcut", "behind the '}' of 'residual { ... }'", "write 'residual { ... }' before it"),
        "else" => SyntaxRules.OwnerMissing.At(
            keyword.Span, "else", "behind the '}' of 'when condition { ... }'", "write 'when condition { ... }' before it"),
        "branch" => SyntaxRules.OwnerMissing.At(
            keyword.Span, "branch", "in the braces of 'concat' or 'add'", "write 'concat { ... }' around the branches"),
        _ => SyntaxRules.DeclarationInside.At(keyword.Span, keyword.Name),
    };

    /// <summary>An opening brace behind a statement that takes no statements in braces.</summary>
    public static CompilerDiagnostic DescribeBody(SourceSpan brace, StatementSyntax owner)
    {
        var name = owner is ApplySyntax apply ? apply.Callee.Span : owner.Span;
        return SyntaxRules.BodyNotAllowed.At(brace, $"'{Excerpt.Of(name)}', which takes no statements in braces", "remove the braces");
    }

    /// <summary>An opening brace with nothing before it.</summary>
    public static CompilerDiagnostic DescribeBareBrace(SourceSpan brace) => SyntaxRules.BodyNotAllowed.At(
        brace,
        "nothing that takes statements in braces",
        "write what they belong to before it, such as 'repeat 3', or remove the braces");
}
