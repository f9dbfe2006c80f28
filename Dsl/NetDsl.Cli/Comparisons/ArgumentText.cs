using System.Globalization;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Cli.Comparisons;

/// <summary>Values of arguments as the language writes them.</summary>
internal static class ArgumentText
{
    /// <summary>What stands for an argument that the layer computes by itself.</summary>
    public const string Derived = "left out";

    /// <summary>The value of an argument, given or default.</summary>
    public static string Of(ArgumentReader arguments, LayerArgument argument) => arguments.ValueOf(argument) switch
    {
        null => Derived,
        bool value => value ? "true" : "false",
        double value => value.ToString("0.############", CultureInfo.InvariantCulture),
        Size2 size => size.InCode,
        PaddingArgument padding => Of(padding),
        var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Of(PaddingArgument padding) => padding switch
    {
        { Rule: PaddingRule.Same } => "same",
        { Rule: PaddingRule.Valid } or { Top: 0, Bottom: 0, Left: 0, Right: 0 } => "valid",
        var (_, top, bottom, left, right) when top == bottom && left == right => top == left
            ? FormattableString.Invariant($"{top}")
            : FormattableString.Invariant($"({top}, {left})"),
        var (_, top, bottom, left, right) => FormattableString.Invariant($"({top}, {bottom}, {left}, {right})"),
    };
}
