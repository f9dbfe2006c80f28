using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>What one output position of a layer sees of its input. The recurrence over layers is written once, in the analysis.</summary>
public abstract record FieldEffect
{
    private FieldEffect()
    {
    }

    /// <summary>Position by position: activations, normalisation, add, concat.</summary>
    public static FieldEffect Pointwise { get; } = new PointwiseEffect();

    /// <summary>Everything: global pooling, flatten, dense.</summary>
    public static FieldEffect Global { get; } = new GlobalEffect();

    /// <summary>A window.</summary>
    public static FieldEffect Through(Window window) => new WindowEffect(window);

    /// <summary>See <see cref="Pointwise"/>.</summary>
    public sealed record PointwiseEffect : FieldEffect;

    /// <summary>See <see cref="Global"/>.</summary>
    public sealed record GlobalEffect : FieldEffect;

    /// <summary>See <see cref="Through"/>.</summary>
    public sealed record WindowEffect(Window Window) : FieldEffect;
}
