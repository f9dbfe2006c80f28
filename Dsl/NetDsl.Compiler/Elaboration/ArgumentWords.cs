using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Elaboration;

/// <summary>How sentences speak of the arguments of layers: what they need and how they are written.</summary>
internal static class ArgumentWords
{
    /// <summary>The words that <c>padding</c> knows.</summary>
    public static IReadOnlyList<string> Padding { get; } = ["same", "valid"];

    /// <summary>The word for no activation, which undoes a default.</summary>
    public const string NoActivation = "none";

    /// <summary>The words that <c>activation</c> knows: the layers that can be one.</summary>
    public static IReadOnlyList<string> Activations { get; } =
        [.. LayerCatalogue.All.Where(layer => layer.IsActivation).Select(layer => layer.Keyword), NoActivation];

    /// <summary>Every word that some argument knows.</summary>
    public static HashSet<string> All { get; } = new(
        LayerCatalogue.All.SelectMany(layer => layer.Arguments).SelectMany(argument => argument.Choices).Concat(Padding).Concat(Activations),
        StringComparer.Ordinal);

    /// <summary>What an argument needs, without its bounds.</summary>
    public static string Need(LayerArgument argument) => argument.Kind switch
    {
        ArgumentKind.Integer => "a whole number",
        ArgumentKind.Real => "a number",
        ArgumentKind.Boolean => "true or false",
        ArgumentKind.Size => "a size such as 3x3 (height x width)",
        ArgumentKind.Padding => (IsMeasured(argument) ? "" : "same, valid, ") + "a number, (height, width) or (top, bottom, left, right)",
        ArgumentKind.Choice => Quantity.List(argument.Choices, "or"),
        _ => "a shape such as 28x28x1 (height x width x channels) or a number of features",
    };

    /// <summary>An argument with a value that fits.</summary>
    public static string Example(LayerArgument argument) => argument.Name + ": " + ExampleValue(argument);

    /// <summary>A value that fits an argument.</summary>
    public static string ExampleValue(LayerArgument argument)
    {
        var number = Number(Math.Max(1, double.IsNegativeInfinity(argument.Minimum) ? 1 : argument.Minimum));
        return argument.Kind switch
        {
            ArgumentKind.Integer => number,
            ArgumentKind.Real => argument.Default is double real ? Number(real) : "0.5",
            ArgumentKind.Boolean => argument.Default is true ? "false" : "true",
            ArgumentKind.Size => argument.Default is Size2 size ? size.InCode : "3x3",
            ArgumentKind.Padding => IsMeasured(argument) ? "1" : "same",
            ArgumentKind.Choice => argument.Choices.FirstOrDefault() ?? "",
            _ => "28x28x1",
        };
    }

    // Rows and columns that are put on or cut off must be said; where windows slide over an image, a rule can find them.
    private static bool IsMeasured(LayerArgument argument) => argument is { Kind: ArgumentKind.Padding, Default: null };

    /// <summary>A number as sentences have it.</summary>
    public static string Number(double value) => new RealValue(value).ToString();
}
