namespace NetDsl;

/// <summary>Normalises each channel by its mean and variance: <c>[BatchNorm]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance before its root is taken.</summary>
    public double Epsilon { get; set; }

    /// <summary>The share of the old moving statistics that a step keeps, as Keras has it.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the result is multiplied by a trained gamma; it is unless switched off.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether a trained beta is added to the result; it is unless switched off.</summary>
    public bool Center { get; set; } = true;
}

/// <summary>Drops values at random while training: <c>[Dropout(0.5)]</c>.</summary>
/// <param name="rate">The share that is dropped, from 0 to below 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; } = rate;
}

/// <summary>Drops whole samples at random while training: <c>[DropPath(0.2)]</c>.</summary>
/// <param name="rate">The share that is dropped, from 0 to below 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropPathAttribute(double rate) : LayerAttribute
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; } = rate;
}
