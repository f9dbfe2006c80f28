using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Activations as layers of their own.</summary>
public static class Elementwise
{
    /// <summary>Applies the activation to every value.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="output">As many values as the input; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TActivation>(ReadOnlySpan<float> input, Span<float> output)
        where TActivation : struct, IActivation
    {
        if (TActivation.IsIdentity)
        {
            input.CopyTo(output);
            return;
        }

        ElementwiseWork<ApplyActivation<TActivation>>.Run(input, input, output[..input.Length]);
    }

    /// <summary>The gradient with respect to the input: the output's gradient times the slope, which follows from the output.</summary>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="outputGradient">As many values as the output.</param>
    /// <param name="inputGradient">As many values as the output; may be the output's gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TActivation>(
        ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TActivation : struct, ISlopeFromOutput
    {
        if (TActivation.IsIdentity)
        {
            outputGradient[..output.Length].CopyTo(inputGradient);
        }
        else if (typeof(TActivation) == typeof(Relu))
        {
            ElementwiseWork<PassWherePositive>.Run(outputGradient, output, inputGradient[..output.Length]);
        }
        else
        {
            ElementwiseWork<MultiplySlopeAtOutput<TActivation>>.Run(outputGradient, output, inputGradient[..output.Length]);
        }
    }

    /// <summary>The gradient with respect to the input: the output's gradient times the slope, which follows from the input.</summary>
    /// <param name="input">What <see cref="Forward"/> was given.</param>
    /// <param name="outputGradient">As many values as the input.</param>
    /// <param name="inputGradient">As many values as the input; may be the output's gradient.</param>
    public static void BackwardFromInput<TActivation>(
        ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TActivation : struct, ISlopeFromInput =>
        ElementwiseWork<MultiplySlopeAtInput<TActivation>>.Run(outputGradient, input, inputGradient[..input.Length]);
}
