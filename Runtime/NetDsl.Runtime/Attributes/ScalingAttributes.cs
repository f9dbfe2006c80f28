namespace NetDsl;

/// <summary>Multiplies all values by one number and adds another: <c>[Rescale(1 / 255.0)]</c>.</summary>
/// <param name="factor">What each value is multiplied by.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RescaleAttribute(double factor) : LayerAttribute
{
    /// <summary>What each value is multiplied by.</summary>
    public double Factor { get; } = factor;

    /// <summary>What is added to the product.</summary>
    public double Offset { get; set; }
}

/// <summary>Shifts and scales each channel by a stored mean and variance, which are not trained: <c>[Normalization]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NormalizationAttribute : LayerAttribute;

/// <summary>Multiplies each channel by a trained factor: <c>[Scale]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ScaleAttribute : LayerAttribute
{
    /// <summary>With factors that start at 1.</summary>
    public ScaleAttribute()
    {
    }

    /// <summary>With factors that start at another value.</summary>
    /// <param name="init">The value that all factors start with.</param>
    public ScaleAttribute(double init) => Init = init;

    /// <summary>The value that all factors start with. Null for 1.</summary>
    public double? Init { get; }

    /// <summary>Whether each channel has a trained summand, too.</summary>
    public bool Bias { get; set; }
}
