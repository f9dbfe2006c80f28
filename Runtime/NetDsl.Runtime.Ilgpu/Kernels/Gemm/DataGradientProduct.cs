using ILGPU;
using ILGPU.Util;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A convolution's data gradient, which is also a transposed convolution: input pixels × input channels = windows of the output gradient
/// (pixels × (tap, output channel)) · kernel. Slices are the phases of the strides and the groups of channels, so that no product is
/// with a zero that a stride put there.
/// </summary>
/// <param name="outputGradient">Batch × output height × output width × output channels.</param>
/// <param name="kernel">(Tap, input channel of a group) × output channels.</param>
/// <param name="bias">One value an input channel; where there is none, any memory.</param>
/// <param name="hasBias">1 where there is a bias, else 0.</param>
/// <param name="inputGradient">Batch × input height × input width × input channels.</param>
/// <param name="batch">Samples.</param>
internal struct DataGradientProduct<TConv, TActivation, TInput, TOutput>(
    ArrayView<float> outputGradient,
    ArrayView<float> kernel,
    ArrayView<float> bias,
    int hasBias,
    ArrayView<float> inputGradient,
    int batch) : IProduct
    where TConv : struct, IConv2D
    where TActivation : struct, IActivation
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> bias = bias;
    private readonly ArrayView<float> inputGradient = inputGradient;
    private readonly int hasBias = hasBias;
    private readonly int batch = batch;
    private int group;
    private int phaseY;
    private int phaseX;
    private int written;
    private GradientAxis vertical;
    private GradientAxis horizontal;

    public readonly int Begin => 0;

    public readonly int End => vertical.Reached * horizontal.Reached * vertical.Taps * horizontal.Taps * ConvSizes<TConv>.GroupOutputs;

    private static bool Strided => TConv.StrideHeight * TConv.StrideWidth != 1;

    private readonly int Rows => batch * vertical.Count * horizontal.Count;

    private readonly int FirstInput => group * ConvSizes<TConv>.GroupInputs;

    private readonly Window Windows => new()
    {
        SourceHeight = TConv.OutputHeight,
        SourceWidth = TConv.OutputWidth,
        SourceChannels = TConv.OutputChannels,
        Channels = ConvSizes<TConv>.GroupOutputs,
        FirstChannel = group * ConvSizes<TConv>.GroupOutputs,
        TapsWidth = horizontal.Taps,
        StrideHeight = 1,
        StrideWidth = 1,
        StepHeight = vertical.Step,
        StepWidth = horizontal.Step,
        OriginY = vertical.Origin,
        OriginX = horizontal.Origin,
        TargetHeight = vertical.Count,
        TargetWidth = horizontal.Count,
        End = End,
    };

    public void Enter(int slice)
    {
        var phase = slice / TConv.Groups;
        group = slice - (phase * TConv.Groups);
        phaseY = phase / TConv.StrideWidth;
        phaseX = phase - (phaseY * TConv.StrideWidth);
        vertical = GradientAxis.Of(
            phaseY, TConv.InputHeight, TConv.KernelHeight, TConv.StrideHeight, TConv.DilationHeight, TConv.PaddingTop);
        horizontal = GradientAxis.Of(
            phaseX, TConv.InputWidth, TConv.KernelWidth, TConv.StrideWidth, TConv.DilationWidth, TConv.PaddingLeft);
        written = Rows;
        if (Strided && written == 0)
        {
            // The input is smaller than the stride and has no pixel of this phase: one is read, which exists, and none is written.
            vertical = new GradientAxis { Taps = 1, Count = 1 };
            horizontal = new GradientAxis { Taps = 1, Count = 1 };
        }
    }

    public readonly Cursor FindLeft(int row) => Windows.Find(Utilities.Select(row < Rows, row, Rows - 1));

    public readonly Quad ReadLeft(Cursor cursor, int depth)
    {
        var windows = Windows;
        return TOutput.Gather(outputGradient, ref windows, cursor, depth);
    }

    public static Float4 MaskLeft(Quad quad) => TOutput.Mask(quad);

    public readonly Cursor FindRight(int column)
    {
        var channel = Utilities.Select(column < ConvSizes<TConv>.GroupInputs, column, ConvSizes<TConv>.GroupInputs - 1);
        return new Cursor((channel * TConv.OutputChannels) + (group * ConvSizes<TConv>.GroupOutputs), 0, 0);
    }

    public readonly Quad ReadRight(Cursor cursor, int depth)
    {
        var turned = new TurnedKernel<TConv>(vertical, horizontal, End);
        return TOutput.Gather(kernel, ref turned, cursor, depth);
    }

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) =>
        Epilogue.Bias<TInput>(bias, hasBias, FirstInput + column, ConvSizes<TConv>.GroupInputs - column);

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TInput.Write(
        inputGradient,
        (Pixel(row) * TConv.InputChannels) + FirstInput + column,
        Utilities.Select(row < written, ConvSizes<TConv>.GroupInputs - column, 0),
        Epilogue.Apply<TActivation>(value, bias));

    public readonly void WriteSum(int column, float value)
    {
    }

    /// <summary>The input pixel, counted over all images, of a row of the phase.</summary>
    private readonly int Pixel(int row)
    {
        var line = (int)((uint)row / (uint)horizontal.Count);
        var image = (int)((uint)line / (uint)vertical.Count);
        var y = phaseY + ((line - (image * vertical.Count)) * TConv.StrideHeight);
        var x = phaseX + ((row - (line * horizontal.Count)) * TConv.StrideWidth);
        return (((image * TConv.InputHeight) + y) * TConv.InputWidth) + x;
    }
}
