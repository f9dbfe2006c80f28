using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Elaboration;

/// <summary>What an expression is worth while a network is elaborated.</summary>
internal abstract record ExpressionValue
{
    /// <summary>What kind of value it is, as sentences have it.</summary>
    public abstract string Kind { get; }
}

/// <summary>The value of an expression whose mistake is already reported: whatever is done with it stays silent.</summary>
internal sealed record UnknownValue : ExpressionValue
{
    private UnknownValue()
    {
    }

    public static UnknownValue Instance { get; } = new();

    public override string Kind => "unknown";
}

/// <summary>A whole number.</summary>
internal sealed record IntegerValue(long Value) : ExpressionValue
{
    public override string Kind => "a whole number";

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A finite real number.</summary>
internal sealed record RealValue(double Value) : ExpressionValue
{
    public override string Kind => "a number";

    public override string ToString() => Math.Abs(Value) is 0 or (>= 1e-4 and < 1e15)
        ? Value.ToString("0.######", CultureInfo.InvariantCulture)
        : Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>true or false.</summary>
internal sealed record BooleanValue(bool Value) : ExpressionValue
{
    public override string Kind => "a truth value";

    public override string ToString() => Value ? "true" : "false";
}

/// <summary>A size such as <c>3x3</c> or <c>28x28x1</c>.</summary>
internal sealed record SizeValue(IReadOnlyList<long> Extents) : ExpressionValue
{
    public override string Kind => FormattableString.Invariant($"a size of {Extents.Count} extents");

    public override string ToString() =>
        string.Join("x", Extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Values in round or square brackets.</summary>
internal sealed record SequenceValue(IReadOnlyList<ExpressionValue> Elements) : ExpressionValue
{
    public override string Kind =>
        Elements.Count == 1 ? "1 value in brackets" : FormattableString.Invariant($"{Elements.Count} values in brackets");
}

/// <summary>A word that some argument knows, such as <c>same</c>.</summary>
internal sealed record WordValue(string Word) : ExpressionValue
{
    /// <summary>The words that stood to choose from, where it is the value of a parameter with choices; else empty.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public override string Kind => "a word";

    public override string ToString() => Word;
}

/// <summary>A quoted text.</summary>
internal sealed record TextValue(string Text) : ExpressionValue
{
    public override string Kind => "a text";
}

/// <summary>The output of a layer.</summary>
/// <param name="Node">The layer; null when a mistake on the way to it is already reported.</param>
internal sealed record TensorValue(GraphNode? Node) : ExpressionValue
{
    /// <summary>An output of unknown shape.</summary>
    public static TensorValue Unknown { get; } = new((GraphNode?)null);

    public override string Kind => "the output of a layer";
}
