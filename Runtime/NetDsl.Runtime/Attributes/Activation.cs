namespace NetDsl;

/// <summary>A function that a layer applies to each of its outputs.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x where positive, else a small share of it.</summary>
    LeakyRelu,

    /// <summary>x where positive, else exp(x) − 1.</summary>
    Elu,

    /// <summary>1 / (1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>exp(x) over its sum along the channels.</summary>
    Softmax,
}
