using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>
/// How a new network fills a parameter. Uniform and normal initialisers are those of Keras: the range follows from the numbers of
/// inputs and outputs of one neuron, and normal ones are cut off at two standard deviations.
/// </summary>
public readonly record struct Initializer
{
    /// <summary>The standard deviation of a normal distribution cut off at two standard deviations, as Keras corrects for it.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    private Initializer(Distribution shape, float value)
    {
        Shape = shape;
        Value = value;
    }

    private enum Distribution
    {
        Constant,
        Uniform,
        TruncatedNormal,
    }

    /// <summary>All zeros.</summary>
    public static Initializer Zeros => Constant(0);

    /// <summary>All ones.</summary>
    public static Initializer Ones => Constant(1);

    private Distribution Shape { get; }

    /// <summary>The constant, the bound of a uniform distribution, or the scale of a normal one.</summary>
    private float Value { get; }

    /// <summary>One value everywhere.</summary>
    public static Initializer Constant(float value) => new(Distribution.Constant, value);

    /// <summary>Uniform within ±√(6 / (fan in + fan out)) (Glorot and Bengio, 2010).</summary>
    public static Initializer GlorotUniform(long fanIn, long fanOut) => Uniform(6.0 / Positive(fanIn + fanOut));

    /// <summary>Normal with the variance 2 / (fan in + fan out) (Glorot and Bengio, 2010).</summary>
    public static Initializer GlorotNormal(long fanIn, long fanOut) => Normal(2.0 / Positive(fanIn + fanOut));

    /// <summary>Uniform within ±√(6 / fan in) (He et al., 2015).</summary>
    public static Initializer HeUniform(long fanIn) => Uniform(6.0 / Positive(fanIn));

    /// <summary>Normal with the variance 2 / fan in (He et al., 2015).</summary>
    public static Initializer HeNormal(long fanIn) => Normal(2.0 / Positive(fanIn));

    /// <summary>Fills a parameter from a stream of its own. It runs once and for millions of values, so it is compiled at its best at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(Span<float> values, RandomStream random)
    {
        switch (Shape)
        {
            case Distribution.Uniform:
                foreach (ref var value in values)
                {
                    value = (2 * random.NextFloat() - 1) * Value;
                }

                break;
            case Distribution.TruncatedNormal:
                foreach (ref var value in values)
                {
                    value = random.NextTruncatedNormal() * Value;
                }

                break;
            default:
                values.Fill(Value);
                break;
        }
    }

    private static Initializer Uniform(double squaredBound) => new(Distribution.Uniform, (float)Math.Sqrt(squaredBound));

    private static Initializer Normal(double variance) =>
        new(Distribution.TruncatedNormal, (float)(Math.Sqrt(variance) / TruncatedDeviation));

    private static long Positive(long fan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fan, 1);
        return fan;
    }
}
