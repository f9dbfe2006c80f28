using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>The sorts of layers that a picture tells apart by colour, in the order of its legend.</summary>
internal enum LayerFamily
{
    /// <summary>The input.</summary>
    Input,

    /// <summary>Convolutions of all kinds.</summary>
    Convolution,

    /// <summary>Dense layers.</summary>
    Dense,

    /// <summary>Poolings over windows and over everything.</summary>
    Pooling,

    /// <summary>Normalizations.</summary>
    Normalization,

    /// <summary>Functions of one number.</summary>
    Activation,

    /// <summary>What drops values or paths while training.</summary>
    Dropout,

    /// <summary>What joins branches.</summary>
    Join,

    /// <summary>What changes the shape or the scale only.</summary>
    Reshaping,
}

/// <summary>Tells layers of one sort from those of another.</summary>
internal static class LayerFamilies
{
    private static readonly Dictionary<string, LayerFamily> ByKeyword = new(StringComparer.Ordinal)
    {
        ["dense"] = LayerFamily.Dense,
        ["globalavgpool"] = LayerFamily.Pooling,
        ["globalmaxpool"] = LayerFamily.Pooling,
        ["adaptiveavgpool"] = LayerFamily.Pooling,
        ["batchnorm"] = LayerFamily.Normalization,
        ["layernorm"] = LayerFamily.Normalization,
        ["groupnorm"] = LayerFamily.Normalization,
        ["lrn"] = LayerFamily.Normalization,
        ["dropout"] = LayerFamily.Dropout,
        ["droppath"] = LayerFamily.Dropout,
        ["flatten"] = LayerFamily.Reshaping,
        ["zeropad"] = LayerFamily.Reshaping,
        ["crop"] = LayerFamily.Reshaping,
        ["upsample"] = LayerFamily.Reshaping,
        ["rescale"] = LayerFamily.Reshaping,
        ["scale"] = LayerFamily.Reshaping,
        ["normalization"] = LayerFamily.Reshaping,
    };

    /// <summary>The family of a layer. One that the table does not know is judged by what it does, so that every layer has a colour.</summary>
    public static LayerFamily Of(GraphNode node)
    {
        var definition = node.Layer.Definition;
        return definition switch
        {
            { IsActivation: true } => LayerFamily.Activation,
            { Arity: InputArity.None } => LayerFamily.Input,
            { Arity: InputArity.Several } => LayerFamily.Join,
            _ when ByKeyword.TryGetValue(definition.Keyword, out var family) => family,
            _ when node.Weights.Any(weight => weight.Shape.Count == 4) => LayerFamily.Convolution,
            _ when node.Layer.Field(node.Inputs[0].Output) is FieldEffect.WindowEffect => LayerFamily.Pooling,
            _ => LayerFamily.Reshaping,
        };
    }

    /// <summary>What the legend calls a family.</summary>
    public static string Noun(LayerFamily family) => family switch
    {
        LayerFamily.Reshaping => "shape and scale",
        _ => family.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether people draw such a layer as part of the one before it.</summary>
    public static bool Follows(LayerFamily family) =>
        family is LayerFamily.Normalization or LayerFamily.Activation or LayerFamily.Dropout;
}
