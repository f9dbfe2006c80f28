using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums of two tensors of one shape: the end of a residual branch, and gradients that meet where a value forked.</summary>
public static class Add
{
    /// <summary>output = activation(left + right).</summary>
    /// <param name="left">Any shape.</param>
    /// <param name="right">The same shape.</param>
    /// <param name="output">The same shape; may be one of the inputs.</param>
    public static void Forward<TActivation>(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output)
        where TActivation : struct, IActivation =>
        ElementwiseWork<Sum<TActivation>>.Run(left, right, output[..left.Length]);

    /// <summary>Adds the source to the target.</summary>
    /// <param name="source">Any shape.</param>
    /// <param name="target">The same shape.</param>
    public static void Accumulate(ReadOnlySpan<float> source, Span<float> target) =>
        ElementwiseWork<Sum<Identity>>.Run(source, target, target[..source.Length]);

    /// <summary>
    /// target = (target + source) · slope at the output: gradients that meet where a value forked, taken back through the activation
    /// that made the value.
    /// </summary>
    /// <param name="output">The activation's output, any shape.</param>
    /// <param name="source">The same shape.</param>
    /// <param name="target">The same shape.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AccumulateBackward<TActivation>(ReadOnlySpan<float> output, ReadOnlySpan<float> source, Span<float> target)
        where TActivation : struct, ISlopeFromOutput
    {
        if (typeof(TActivation) == typeof(Relu))
        {
            GradientSumWork<PassWherePositive>.Run(output, source, target);
        }
        else
        {
            GradientSumWork<MultiplySlopeAtOutput<TActivation>>.Run(output, source, target);
        }
    }

    /// <summary>What a place of the sum becomes.</summary>
    internal readonly struct Sum<TActivation> : IElementwise
        where TActivation : struct, IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) => TActivation.Apply(left + right);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) => TActivation.Apply(left + right);
    }
}
