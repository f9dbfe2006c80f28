namespace NetDsl;

/// <summary>A fully connected layer: <c>[Dense(120, Activation = Activation.Relu)]</c>.</summary>
/// <param name="units">Values of the output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Values of the output.</summary>
    public int Units { get; } = units;

    /// <summary>Whether each value of the output has a bias; it has unless switched off.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the kernel starts.</summary>
    public Init Init { get; set; }

    /// <summary>A function applied to the output.</summary>
    public Activation Activation { get; set; }
}
