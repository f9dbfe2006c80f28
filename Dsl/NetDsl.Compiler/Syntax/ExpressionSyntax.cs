namespace NetDsl.Compiler.Syntax;

/// <summary>An expression: numbers, sizes, names, arithmetic, calls.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ExpressionSyntax(SourceSpan Span);

/// <summary>An integer, such as <c>61_706</c>.</summary>
public sealed record IntegerSyntax(SourceSpan Span, long Value) : ExpressionSyntax(Span);

/// <summary>A real number, such as <c>1e-3</c>.</summary>
public sealed record RealSyntax(SourceSpan Span, double Value) : ExpressionSyntax(Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanSyntax(SourceSpan Span, bool Value) : ExpressionSyntax(Span);

/// <summary>A size written with <c>x</c>, such as <c>5x5</c> or <c>28x28x1</c>.</summary>
public sealed record SizeSyntax(SourceSpan Span, IReadOnlyList<long> Extents) : ExpressionSyntax(Span);

/// <summary>A name: a variable, a named value, or a word that the argument knows, such as <c>same</c>.</summary>
public sealed record NameSyntax(SourceSpan Span, string Name) : ExpressionSyntax(Span);

/// <summary>A question asked of a value, such as <c>skip.channels</c>.</summary>
public sealed record MemberSyntax(SourceSpan Span, ExpressionSyntax Target, NameSyntax Member) : ExpressionSyntax(Span);

/// <summary>A call: a function such as <c>floor(x)</c>, or a layer or block applied to values, such as <c>add(a, b)</c>.</summary>
public sealed record CallSyntax(SourceSpan Span, NameSyntax Callee, IReadOnlyList<ArgumentSyntax> Arguments) : ExpressionSyntax(Span);

/// <summary>Several values in round brackets: a size of computed extents, padding per side, or a row of an <c>each</c> table.</summary>
public sealed record TupleSyntax(SourceSpan Span, IReadOnlyList<ExpressionSyntax> Elements) : ExpressionSyntax(Span);

/// <summary>Several values in square brackets.</summary>
public sealed record ListSyntax(SourceSpan Span, IReadOnlyList<ExpressionSyntax> Elements) : ExpressionSyntax(Span);

/// <summary>A text in double quotes; in braces it may hold expressions, as in <c>"layer{i}"</c>.</summary>
/// <param name="Span">Where it stands, quotes included.</param>
/// <param name="Parts">Literal texts as <see cref="LiteralTextSyntax"/>, and expressions.</param>
public sealed record TextSyntax(SourceSpan Span, IReadOnlyList<ExpressionSyntax> Parts) : ExpressionSyntax(Span);

/// <summary>A literal part of a <see cref="TextSyntax"/>.</summary>
public sealed record LiteralTextSyntax(SourceSpan Span, string Value) : ExpressionSyntax(Span);

/// <summary>An operator before its operand.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operator"><c>-</c> or <c>not</c>.</param>
/// <param name="Operand">The operand.</param>
public sealed record UnarySyntax(SourceSpan Span, string Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>An operator between two operands.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Operator"><c>+ - * / %</c>, <c>== != &lt; &lt;= &gt; &gt;=</c>, <c>and</c> or <c>or</c>.</param>
/// <param name="Right">The right operand.</param>
public sealed record BinarySyntax(SourceSpan Span, ExpressionSyntax Left, string Operator, ExpressionSyntax Right) : ExpressionSyntax(Span);

/// <summary>An argument of a layer, a block or a function.</summary>
/// <param name="Span">Where it stands, name included.</param>
/// <param name="Name">Its name, or null when it is given by position.</param>
/// <param name="Value">Its value.</param>
public sealed record ArgumentSyntax(SourceSpan Span, NameSyntax? Name, ExpressionSyntax Value);
