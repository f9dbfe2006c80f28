using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>A function of two values at the same place, for <see cref="ElementwiseLoop"/>; with one operand, both are the same.</summary>
internal interface IElementwise
{
    /// <summary>The function of eight places.</summary>
    static abstract Vector256<float> Apply(Vector256<float> left, Vector256<float> right);

    /// <summary>The function of sixteen places.</summary>
    static abstract Vector512<float> Apply(Vector512<float> left, Vector512<float> right);
}
