namespace ILGPU.Algorithms;

/// <summary>Mathematics that compiles on every device.</summary>
public static class XMath
{
    /// <summary>The magnitude.</summary>
    public static float Abs(float value) => MathF.Abs(value);

    /// <summary>e to a power.</summary>
    public static float Exp(float value) => MathF.Exp(value);

    /// <summary>The natural logarithm.</summary>
    public static float Log(float value) => MathF.Log(value);

    /// <summary>A base to a power.</summary>
    public static float Pow(float @base, float exp) => MathF.Pow(@base, exp);

    /// <summary>The hyperbolic tangent.</summary>
    public static float Tanh(float value) => MathF.Tanh(value);

    /// <summary>The square root.</summary>
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <summary>One over the square root.</summary>
    public static float Rsqrt(float value) => 1 / MathF.Sqrt(value);

    /// <summary>The smaller value.</summary>
    public static float Min(float first, float second) => MathF.Min(first, second);

    /// <summary>The larger value.</summary>
    public static float Max(float first, float second) => MathF.Max(first, second);
}
