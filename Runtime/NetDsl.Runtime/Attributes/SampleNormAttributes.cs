namespace NetDsl;

/// <summary>A normalisation by statistics of each sample itself.</summary>
public abstract class SampleNormAttribute : LayerAttribute
{
    private protected SampleNormAttribute()
    {
    }

    /// <summary>Added to the variance before its root is taken.</summary>
    public double Epsilon { get; set; }

    /// <summary>Whether the result is multiplied by a trained gamma; it is unless switched off.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether a trained beta is added to the result; it is unless switched off.</summary>
    public bool Center { get; set; } = true;
}

/// <summary>Normalises the channels of each position by their mean and variance: <c>[LayerNorm]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : SampleNormAttribute;

/// <summary>Normalises groups of channels of each image by their mean and variance: <c>[GroupNorm(8)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute : SampleNormAttribute
{
    /// <summary>With the usual number of groups, 32.</summary>
    public GroupNormAttribute()
    {
    }

    /// <summary>With a number of groups.</summary>
    /// <param name="groups">Groups of neighbouring channels.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>Groups of neighbouring channels. Null for the usual number.</summary>
    public int? Groups { get; }
}

/// <summary>Divides each value by a power of the mean square of its neighbouring channels: <c>[Lrn(5)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LrnAttribute : LayerAttribute
{
    /// <summary>With the usual window of 5 channels.</summary>
    public LrnAttribute()
    {
    }

    /// <summary>With a window of its own.</summary>
    /// <param name="size">Channels of the window.</param>
    public LrnAttribute(int size) => Size = size;

    /// <summary>Channels of the window. Null for the usual number.</summary>
    public int? Size { get; }

    /// <summary>The factor of the mean square, as PyTorch has it: the paper's alpha times the size.</summary>
    public double Alpha { get; set; }

    /// <summary>The exponent.</summary>
    public double Beta { get; set; }

    /// <summary>What is added to the mean square.</summary>
    public double K { get; set; }
}
