namespace NetDsl.Kernels;

/// <summary>
/// How weights are laid out for the micro-kernels: panels of <see cref="PanelWidth"/> output channels, each holding one row of
/// channels per input tap, followed by the bias. This file is compiled into the compiler, which plans the memory, and into the
/// runtime, which fills it, so that the formula exists once.
/// </summary>
internal static class PackedLayout
{
    /// <summary>Output channels of one panel; the last panel is filled up with zeros.</summary>
    public const int PanelWidth = 16;

    /// <summary>Rounds a number of channels up to whole panels.</summary>
    public static int RoundUp(int channels) => checked((channels + PanelWidth - 1) / PanelWidth * PanelWidth);

    /// <summary>Floats of packed convolution weights with their bias.</summary>
    /// <param name="taps">Kernel height × kernel width.</param>
    /// <param name="inputChannels">Input channels of the whole layer.</param>
    /// <param name="outputChannels">Output channels of the whole layer.</param>
    /// <param name="groups">Groups; both channel counts are multiples of it.</param>
    public static int Convolution(int taps, int inputChannels, int outputChannels, int groups) =>
        checked(groups * RoundUp(outputChannels / groups) * (taps * (inputChannels / groups) + 1));

    /// <summary>Floats of the weights packed for the gradient with respect to the input: input and output change places, no bias.</summary>
    public static int ConvolutionTransposed(int taps, int inputChannels, int outputChannels, int groups) =>
        checked(groups * RoundUp(inputChannels / groups) * taps * (outputChannels / groups));

    /// <summary>Floats of a transposed convolution's packed weights, then a factor and an offset for each output channel.</summary>
    public static int TransposedConvolution(int taps, int inputChannels, int outputChannels) =>
        checked(ConvolutionTransposed(taps, outputChannels, inputChannels, 1) + (2 * outputChannels));

    /// <summary>Floats of packed depthwise weights with their bias: one row of channels per tap, then the bias.</summary>
    public static int Depthwise(int taps, int outputChannels) => checked(RoundUp(outputChannels) * (taps + 1));
}
