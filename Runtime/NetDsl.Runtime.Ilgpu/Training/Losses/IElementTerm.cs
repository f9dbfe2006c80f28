using ILGPU;
using ILGPU.Algorithms;

namespace NetDsl.Ilgpu;

/// <summary>A loss that looks at each output by itself, in single precision; the formulas are those of the class of the same name for the processor.</summary>
internal interface IElementTerm
{
    /// <summary>What an output should be, from a target value.</summary>
    /// <param name="value">The value; of labels 1 at the label's output and 0 at the others, or the label itself where there is one output.</param>
    /// <param name="labelled">1 where the targets are labels.</param>
    static abstract float Target(float value, int labelled);

    /// <summary>The loss of one output.</summary>
    static abstract float Loss(float output, float target);

    /// <summary>Its derivative.</summary>
    static abstract float Slope(float output, float target);
}

/// <summary>See <see cref="BinaryCrossEntropy"/>.</summary>
internal readonly struct BinaryCrossEntropyTerm : IElementTerm
{
    public static float Target(float value, int labelled) => value;

    public static float Loss(float output, float target)
    {
        var tail = XMath.Exp(-IntrinsicMath.Abs(output));

        // log(1 + tail) without the loss of digits for a small tail (Kahan).
        var sum = 1 + tail;
        var log = sum == 1 ? tail : XMath.Log(sum) * (tail / (sum - 1));
        return IntrinsicMath.Max(output, 0f) - (output * target) + log;
    }

    public static float Slope(float output, float target)
    {
        var tail = XMath.Exp(-IntrinsicMath.Abs(output));
        return ((output >= 0 ? 1 : tail) / (1 + tail)) - target;
    }
}

/// <summary>See <see cref="MeanSquaredError"/>.</summary>
internal readonly struct SquaredTerm : IElementTerm
{
    public static float Target(float value, int labelled) => value;

    public static float Loss(float output, float target) => (output - target) * (output - target);

    public static float Slope(float output, float target) => 2 * (output - target);
}

/// <summary>See <see cref="MeanAbsoluteError"/>.</summary>
internal readonly struct AbsoluteTerm : IElementTerm
{
    public static float Target(float value, int labelled) => value;

    public static float Loss(float output, float target) => IntrinsicMath.Abs(output - target);

    public static float Slope(float output, float target) => output > target ? 1f : output < target ? -1f : 0f;
}

/// <summary>See <see cref="HingeLoss"/>.</summary>
internal readonly struct HingeTerm : IElementTerm
{
    public static float Target(float value, int labelled) => labelled != 0 ? (2 * value) - 1 : value;

    public static float Loss(float output, float target)
    {
        // Not 'above 0', so that NaN reaches the sum; and not negated, since OpenCL's compilers get 'above 0' for 'not (at most 0)'.
        var shortfall = 1 - (target * output);
        return shortfall <= 0 ? 0 : shortfall;
    }

    public static float Slope(float output, float target) => 1 - (target * output) > 0 ? -target : 0;
}
