using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl;

/// <summary>
/// How a new network fills a parameter. Uniform and normal initialisers are those of Keras: the range follows from the numbers of
/// inputs and outputs of one neuron, and normal ones are cut off at two standard deviations.
/// </summary>
public readonly record struct Initializer
{
    /// <summary>The standard deviation of a normal distribution cut off at two standard deviations, as Keras corrects for it.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Values that are drawn at once, four blocks of a stream.</summary>
    internal const int Together = 16;

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

    /// <summary>
    /// Fills a parameter, or a part of it, from a stream that is at the beginning of a block of four numbers: value after value takes one number. It
    /// runs once and for millions of values, so it is compiled at its best at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(Span<float> values, RandomStream random)
    {
        if (Shape == Distribution.Constant)
        {
            values.Fill(Value);
            return;
        }

        while (values.Length >= Together)
        {
            random.Next16(out var first8, out var last8);
            Spread(first8).CopyTo(values);
            Spread(last8).CopyTo(values[(Together / 2)..]);
            values = values[Together..];
        }

        if (values.Length > 0)
        {
            Span<float> last = stackalloc float[Together];
            random.Next16(out var first8, out var last8);
            Spread(first8).CopyTo(last);
            Spread(last8).CopyTo(last[(Together / 2)..]);
            last[..values.Length].CopyTo(values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Spread(Vector256<uint> bits) => Value * (Shape == Distribution.Uniform
        // From 0 up to 1 in multiples of 2⁻²⁴, as RandomStream.NextFloat gives them, and then from -1 up to 1.
        ? (2 * (Vector256.ConvertToSingle((bits >>> 8).AsInt32()) * (1f / (1 << 24)))) - Vector256<float>.One
        : TruncatedNormal.FromBits(bits));

    private static Initializer Uniform(double squaredBound) => new(Distribution.Uniform, (float)Math.Sqrt(squaredBound));

    private static Initializer Normal(double variance) =>
        new(Distribution.TruncatedNormal, (float)(Math.Sqrt(variance) / TruncatedDeviation));

    private static long Positive(long fan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fan, 1);
        return fan;
    }
}
