namespace NetDsl.Ilgpu.Kernels;

/// <summary>Activations as layers of their own.</summary>
public static class Elementwise
{
    /// <summary>Applies the activation to every value.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="output">As many values as the input; may be the input.</param>
    public static void Forward<TActivation>(DeviceQueue queue, DeviceSpan input, DeviceSpan output)
        where TActivation : struct, IActivation =>
        ElementwiseLaunch.Run<TActivation>(queue, input, output.Slice(0, input.Length));

    /// <summary>The gradient with respect to the input: the output's gradient times the slope, which follows from the output.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="output">What <see cref="Forward"/> gave.</param>
    /// <param name="outputGradient">As many values as the output.</param>
    /// <param name="inputGradient">As many values as the output; may be the output's gradient.</param>
    public static void Backward<TActivation>(DeviceQueue queue, DeviceSpan output, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TActivation : struct, ISlopeFromOutput
    {
        inputGradient = inputGradient.Slice(0, output.Length);
        if (typeof(TActivation) == typeof(Relu))
        {
            ElementwiseLaunch.RunPairs<PassWherePositive>(queue, outputGradient, output, inputGradient);
        }
        else
        {
            ElementwiseLaunch.RunPairs<MultiplySlopeAtOutput<TActivation>>(queue, outputGradient, output, inputGradient);
        }
    }

    /// <summary>The gradient with respect to the input: the output's gradient times the slope, which follows from the input.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="input">What <see cref="Forward"/> was given.</param>
    /// <param name="outputGradient">As many values as the input.</param>
    /// <param name="inputGradient">As many values as the input; may be the output's gradient.</param>
    public static void BackwardFromInput<TActivation>(
        DeviceQueue queue, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TActivation : struct, ISlopeFromInput =>
        ElementwiseLaunch.RunPairs<MultiplySlopeAtInput<TActivation>>(
            queue, outputGradient, input, inputGradient.Slice(0, input.Length));
}
