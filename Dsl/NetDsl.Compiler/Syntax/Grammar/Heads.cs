namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>The part of <c>network Name(…) { … }</c> or <c>block name(…) { … }</c> before its braces.</summary>
internal sealed record DeclarationHead(SourceSpan Span, NameSyntax Keyword, NameSyntax Name, IReadOnlyList<ParameterSyntax> Parameters)
    : StatementSyntax(Span);

/// <summary><c>import "file.netdsl"</c> as a statement, until it has found its place in the file.</summary>
internal sealed record ImportHead(SourceSpan Span, NameSyntax Keyword, TextSyntax File) : StatementSyntax(Span);

/// <summary>The word <c>branch</c>, with or without a name before it.</summary>
internal sealed record BranchHead(SourceSpan Span, LabelSyntax? Label, NameSyntax Keyword) : StatementSyntax(Span);

/// <summary>The word <c>shortcut</c> or <c>else</c>, the latter with or without a condition behind it.</summary>
internal sealed record FollowerHead(SourceSpan Span, NameSyntax Keyword, ExpressionSyntax? Condition) : StatementSyntax(Span);
