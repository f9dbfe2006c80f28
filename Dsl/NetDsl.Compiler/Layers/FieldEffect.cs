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

    /// <summary>Position by position, but for numbers that are taken from the whole image: group normalisation.</summary>
    public static FieldEffect PointwiseWithStatistics { get; } = new StatisticsEffect();

    /// <summary>
    /// Windows whose places no whole number of positions separates: upsampling, transposed convolutions with a stride, adaptive pooling
    /// into parts of different sizes. From there on the field is not known.
    /// </summary>
    public static FieldEffect Irregular { get; } = new IrregularEffect();

    /// <summary>A window.</summary>
    public static FieldEffect Through(Window window) => new WindowEffect(window);

    /// <summary>See <see cref="Pointwise"/>.</summary>
    public sealed record PointwiseEffect : FieldEffect;

    /// <summary>See <see cref="Global"/>.</summary>
    public sealed record GlobalEffect : FieldEffect;

    /// <summary>See <see cref="PointwiseWithStatistics"/>.</summary>
    public sealed record StatisticsEffect : FieldEffect;

    /// <summary>See <see cref="Irregular"/>.</summary>
    public sealed record IrregularEffect : FieldEffect;

    /// <summary>See <see cref="Through"/>.</summary>
    public sealed record WindowEffect(Window Window) : FieldEffect;
}
