namespace NetDsl;

/// <summary>max(0, x): <c>[Relu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReluAttribute : LayerAttribute;

/// <summary>x where positive, else a share of it: <c>[LeakyRelu(0.1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>With the usual slope.</summary>
    public LeakyReluAttribute()
    {
    }

    /// <summary>With a slope of its own.</summary>
    /// <param name="slope">The slope of the negative part.</param>
    public LeakyReluAttribute(double slope) => Slope = slope;

    /// <summary>The slope of the negative part. Null for the usual one.</summary>
    public double? Slope { get; }
}

/// <summary>x where positive, else alpha × (exp(x) − 1): <c>[Elu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>With the usual alpha.</summary>
    public EluAttribute()
    {
    }

    /// <summary>With an alpha of its own.</summary>
    /// <param name="alpha">What the negative part approaches, with its sign changed.</param>
    public EluAttribute(double alpha) => Alpha = alpha;

    /// <summary>What the negative part approaches, with its sign changed. Null for the usual one.</summary>
    public double? Alpha { get; }
}

/// <summary>1 / (1 + exp(−x)): <c>[Sigmoid]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;

/// <summary>The hyperbolic tangent: <c>[Tanh]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerAttribute;

/// <summary>exp(x) over its sum along the channels: <c>[Softmax]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;

/// <summary>min(max(0, x), 6): <c>[Relu6]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Relu6Attribute : LayerAttribute;

/// <summary>ELU scaled so that mean 0 and variance 1 stay: <c>[Selu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeluAttribute : LayerAttribute;

/// <summary>x / (1 + exp(−x)): <c>[Swish]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SwishAttribute : LayerAttribute;

/// <summary>x · tanh(log(1 + exp(x))): <c>[Mish]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;

/// <summary>log(1 + exp(x)): <c>[Softplus]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute : LayerAttribute;

/// <summary>min(max(0, x + 3), 6) / 6: <c>[HardSigmoid]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSigmoidAttribute : LayerAttribute;

/// <summary>x · min(max(0, x + 3), 6) / 6: <c>[HardSwish]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerAttribute;

/// <summary>x times the probability of a normal number below x: <c>[Gelu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>Whether that probability is approximated by a hyperbolic tangent.</summary>
    public bool Approximate { get; set; }
}
