using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>The value of an argument and where it is written.</summary>
internal sealed record GivenValue(ExpressionValue Value, SourceSpan Span)
{
    /// <summary>No arguments.</summary>
    public static IReadOnlyDictionary<string, GivenValue> None { get; } = new Dictionary<string, GivenValue>();
}
