using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// A function applied to every value. Implemented by empty structs, by way of <see cref="ISlopeFromOutput"/> or
/// <see cref="ISlopeFromInput"/>; the vector forms compute the same as the scalar one.
/// </summary>
public interface IActivation
{
    /// <summary>Whether the function changes nothing, so that a pass over the values can be left out.</summary>
    static abstract bool IsIdentity { get; }

    /// <summary>The function.</summary>
    static abstract float Apply(float input);

    /// <summary>The function of eight values.</summary>
    static abstract Vector256<float> Apply(Vector256<float> input);

    /// <summary>The function of sixteen values.</summary>
    static abstract Vector512<float> Apply(Vector512<float> input);
}

/// <summary>An activation whose derivative follows from its output, so that training keeps only the output.</summary>
public interface ISlopeFromOutput : IActivation
{
    /// <summary>The derivative with respect to the input, from the function's output.</summary>
    static abstract float Slope(float output);

    /// <summary>The derivative, from eight outputs.</summary>
    static abstract Vector256<float> Slope(Vector256<float> output);

    /// <summary>The derivative, from sixteen outputs.</summary>
    static abstract Vector512<float> Slope(Vector512<float> output);
}

/// <summary>
/// An activation that falls before it rises: two inputs give one output, and the derivative is computed from the input, which training
/// keeps.
/// </summary>
public interface ISlopeFromInput : IActivation
{
    /// <summary>The derivative with respect to the input, from the input.</summary>
    static abstract float Slope(float input);

    /// <summary>The derivative, from eight inputs.</summary>
    static abstract Vector256<float> Slope(Vector256<float> input);

    /// <summary>The derivative, from sixteen inputs.</summary>
    static abstract Vector512<float> Slope(Vector512<float> input);
}
