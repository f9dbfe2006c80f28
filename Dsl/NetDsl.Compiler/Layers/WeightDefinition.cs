namespace NetDsl.Compiler.Layers;

/// <summary>How weights start.</summary>
public enum InitializerKind
{
    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>All <see cref="WeightDefinition.Start"/>.</summary>
    Constant,

    /// <summary>Glorot and Bengio (2010), uniform: Keras' default for kernels.</summary>
    GlorotUniform,

    /// <summary>Glorot and Bengio (2010), truncated normal.</summary>
    GlorotNormal,

    /// <summary>He et al. (2015), uniform.</summary>
    HeUniform,

    /// <summary>He et al. (2015), truncated normal.</summary>
    HeNormal,
}

/// <summary>One array of weights of a layer.</summary>
/// <param name="Name">Its name within the layer, as Keras has it: kernel, bias, gamma, beta, moving_mean, moving_variance.</param>
/// <param name="Shape">Its extents.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="FanIn">Inputs of one output unit, for initialisers that need it.</param>
/// <param name="FanOut">Outputs of one input unit, for initialisers that need it.</param>
/// <param name="IsTrainable">Whether the optimizer changes it; moving statistics are not trainable.</param>
public sealed record WeightDefinition(
    string Name,
    IReadOnlyList<int> Shape,
    InitializerKind Initializer,
    long FanIn = 0,
    long FanOut = 0,
    bool IsTrainable = true)
{
    /// <summary>The value that <see cref="InitializerKind.Constant"/> starts with.</summary>
    public double Start { get; init; }

    /// <summary>Number of values.</summary>
    public long Elements => Shape.Aggregate(1L, (product, extent) => product * extent);
}
