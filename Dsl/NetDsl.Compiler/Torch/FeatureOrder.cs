namespace NetDsl.Compiler.Torch;

/// <summary>
/// What a layer makes of the order of a vector's features. PyTorch flattens an image channels first, and published weights of dense
/// layers behind it have their columns in that order; NetDsl flattens channels last.
/// </summary>
public enum FeatureOrder
{
    /// <summary>The features must be in NetDsl's order.</summary>
    Fixed,

    /// <summary>Each feature stands for itself, so that the output has the order of the input.</summary>
    Kept,

    /// <summary>The layer's weights can be laid out for either order.</summary>
    Absorbed,
}
