namespace NetDsl;

/// <summary>max(0, x): <c>[Relu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReluAttribute : LayerAttribute;

/// <summary>x where positive, else a share of it: <c>[LeakyRelu(Slope = 0.1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>The slope of the negative part.</summary>
    public double Slope { get; set; }
}

/// <summary>x where positive, else alpha × (exp(x) − 1): <c>[Elu]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>What the negative part approaches, with its sign changed.</summary>
    public double Alpha { get; set; }
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
