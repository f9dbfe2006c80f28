namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>Elements in brackets, and where the closing bracket stands.</summary>
internal sealed record Bracketed<T>(List<T> Values, SourceSpan Close);
