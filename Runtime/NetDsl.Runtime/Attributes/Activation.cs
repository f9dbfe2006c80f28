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

    /// <summary>min(max(0, x), 6).</summary>
    Relu6,

    /// <summary>ELU scaled so that mean 0 and variance 1 stay.</summary>
    Selu,

    /// <summary>x times the probability of a normal number below x.</summary>
    Gelu,

    /// <summary>x / (1 + exp(−x)).</summary>
    Swish,

    /// <summary>x · tanh(log(1 + exp(x))).</summary>
    Mish,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>min(max(0, x + 3), 6) / 6.</summary>
    HardSigmoid,

    /// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
    HardSwish,
}
