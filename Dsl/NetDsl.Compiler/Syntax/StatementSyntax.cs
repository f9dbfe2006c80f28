namespace NetDsl.Compiler.Syntax;

/// <summary>A statement of a network or block.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record StatementSyntax(SourceSpan Span);

/// <summary>The statements between two braces.</summary>
/// <param name="Span">Where it stands, braces included.</param>
/// <param name="Statements">The statements.</param>
public sealed record BodySyntax(SourceSpan Span, IReadOnlyList<StatementSyntax> Statements);

/// <summary>A layer or block applied to the current value: <c>conv1: conv2d 6, 5x5, padding: same</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Label">The name before the colon, or null.</param>
/// <param name="Callee">The layer or block.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ApplySyntax(SourceSpan Span, LabelSyntax? Label, NameSyntax Callee, IReadOnlyList<ArgumentSyntax> Arguments)
    : StatementSyntax(Span);

/// <summary>
/// A name given to a value: <c>skip: current</c>, <c>width: floor(1.5 * 32)</c>, <c>h: add(a, b)</c>. Without a label it is an
/// expression that becomes the current value: <c>add(a, b)</c>.
/// </summary>
public sealed record ValueSyntax(SourceSpan Span, LabelSyntax? Label, ExpressionSyntax Value) : StatementSyntax(Span);

/// <summary>The name of a layer, a block instance or a value; it may be a text with expressions, <c>"layer{i}"</c>.</summary>
public sealed record LabelSyntax(SourceSpan Span, TextSyntax Text)
{
    /// <summary>The name where it is a plain identifier or a text without expressions, else null.</summary>
    public string? PlainName => Text.Parts.Count == 1 && Text.Parts[0] is LiteralTextSyntax literal ? literal.Value : null;

    /// <summary>Whether it is <c>""</c>, with which a block's layers keep the names that they have in the block.</summary>
    public bool IsEmpty => PlainName is "";
}

/// <summary><c>repeat 3 { … }</c>, or <c>repeat i in 1..6 { … }</c>, where both ends are included.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Variable">The counter, or null.</param>
/// <param name="First">The first value of the counter, or null for a plain count.</param>
/// <param name="Last">The last value of the counter, or the count.</param>
/// <param name="Carried">The names behind <c>carry</c>, whose values go from round to round.</param>
/// <param name="Body">What is repeated.</param>
public sealed record RepeatSyntax(
    SourceSpan Span,
    NameSyntax? Variable,
    ExpressionSyntax? First,
    ExpressionSyntax Last,
    IReadOnlyList<NameSyntax> Carried,
    BodySyntax Body) : StatementSyntax(Span);

/// <summary><c>each (f, n) in [(64, 3), (128, 4)] carry p { … }</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Variables">What each element, or each value of a row, is called.</param>
/// <param name="Items">The list.</param>
/// <param name="Carried">The names behind <c>carry</c>, whose values go from round to round.</param>
/// <param name="Body">What is repeated.</param>
public sealed record EachSyntax(
    SourceSpan Span,
    IReadOnlyList<NameSyntax> Variables,
    ExpressionSyntax Items,
    IReadOnlyList<NameSyntax> Carried,
    BodySyntax Body) : StatementSyntax(Span);

/// <summary><c>when condition { … } else { … }</c>; <c>else when</c> nests in <paramref name="Else"/>.</summary>
public sealed record WhenSyntax(SourceSpan Span, ExpressionSyntax Condition, BodySyntax Then, BodySyntax? Else) : StatementSyntax(Span);

/// <summary><c>residual { … } shortcut { … }</c>: the sum of two branches; without a shortcut, the sum with the current value.</summary>
public sealed record ResidualSyntax(SourceSpan Span, LabelSyntax? Label, BodySyntax Body, BodySyntax? Shortcut) : StatementSyntax(Span);

/// <summary><c>gate { … }</c>: the current value times what the statements give, which start from it.</summary>
public sealed record GateSyntax(SourceSpan Span, LabelSyntax? Label, BodySyntax Body) : StatementSyntax(Span);

/// <summary><c>concat { branch { … } branch { … } }</c> or <c>add { … }</c>: every branch starts from the current value.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Label">The name of the joining layer, or null.</param>
/// <param name="Join">The joining layer, <c>add</c> or <c>concat</c>.</param>
/// <param name="Arguments">Arguments of the joining layer.</param>
/// <param name="Branches">The branches.</param>
public sealed record BranchesSyntax(
    SourceSpan Span,
    LabelSyntax? Label,
    NameSyntax Join,
    IReadOnlyList<ArgumentSyntax> Arguments,
    IReadOnlyList<BranchSyntax> Branches) : StatementSyntax(Span);

/// <summary><c>branch { … }</c>, or <c>name: branch { … }</c>, whose name then stands before the names in it.</summary>
public sealed record BranchSyntax(SourceSpan Span, LabelSyntax? Label, BodySyntax Body);

/// <summary>
/// <c>use keras.MobileNetV2(top: false)</c>: another network, applied to the current value, or the network's beginning where there is none.
/// </summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Label">The name that stands before those of its layers, or null.</param>
/// <param name="Network">The network's name with the dots in it.</param>
/// <param name="Arguments">Arguments for its parameters.</param>
public sealed record UseSyntax(SourceSpan Span, LabelSyntax? Label, NameSyntax Network, IReadOnlyList<ArgumentSyntax> Arguments)
    : StatementSyntax(Span);

/// <summary><c>from x</c>: the statements that follow start from another value.</summary>
public sealed record FromSyntax(SourceSpan Span, ExpressionSyntax Value) : StatementSyntax(Span);

/// <summary><c>default batchnorm epsilon: 0.001</c>: defaults for a layer in the rest of the scope.</summary>
public sealed record DefaultSyntax(SourceSpan Span, NameSyntax Layer, IReadOnlyList<ArgumentSyntax> Arguments) : StatementSyntax(Span);

/// <summary><c>labels zero, one, two</c>: the classes, in the order of the outputs. A label is a name or a quoted text.</summary>
public sealed record LabelsSyntax(SourceSpan Span, IReadOnlyList<TextSyntax> Names) : StatementSyntax(Span);

/// <summary><c>loss crossentropy</c>.</summary>
public sealed record LossSyntax(SourceSpan Span, NameSyntax Loss, IReadOnlyList<ArgumentSyntax> Arguments) : StatementSyntax(Span);

/// <summary><c>expect parameters == 61_706</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Fact">What is measured: parameters, trainable, field, stride, macs, memory, output.</param>
/// <param name="Operator"><c>==</c>, <c>&lt;=</c> or <c>&gt;=</c>.</param>
/// <param name="OperatorSpan">Where the operator stands.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record ExpectSyntax(SourceSpan Span, NameSyntax Fact, string Operator, SourceSpan OperatorSpan, ExpressionSyntax Value)
    : StatementSyntax(Span);
