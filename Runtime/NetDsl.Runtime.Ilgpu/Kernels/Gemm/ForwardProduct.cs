using ILGPU;
using ILGPU.Util;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A convolution's forward pass: output pixels × output channels = windows of the input (pixels × (tap, channel)) · kernel. Slices are
/// groups of channels.
/// </summary>
/// <param name="input">Batch × input height × input width × input channels.</param>
/// <param name="kernel">(Tap, input channel of a group) × output channels.</param>
/// <param name="bias">One value an output channel; where there is none, any memory.</param>
/// <param name="hasBias">1 where there is a bias, else 0.</param>
/// <param name="output">Batch × output height × output width × output channels.</param>
/// <param name="pixels">Batch × output height × output width.</param>
internal struct ForwardProduct<TConv, TActivation, TInput, TOutput>(
    ArrayView<float> input, ArrayView<float> kernel, ArrayView<float> bias, int hasBias, ArrayView<float> output, int pixels) : IProduct
    where TConv : struct, IConv2D
    where TActivation : struct, IActivation
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> input = input;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> bias = bias;
    private readonly ArrayView<float> output = output;
    private readonly int hasBias = hasBias;
    private readonly int pixels = pixels;
    private int group;

    public readonly int Begin => 0;

    public readonly int End => ConvSizes<TConv>.Depth;

    private readonly int FirstOutput => group * ConvSizes<TConv>.GroupOutputs;

    public void Enter(int slice) => group = slice;

    public readonly Cursor FindLeft(int row) => Windows.Find(Utilities.Select(row < pixels, row, pixels - 1));

    public readonly Quad ReadLeft(Cursor cursor, int depth)
    {
        var windows = Windows;
        return TInput.Gather(input, ref windows, cursor, depth);
    }

    public static Float4 MaskLeft(Quad quad) => TInput.Mask(quad);

    public readonly Cursor FindRight(int column) => new(FirstOutput, column, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) => TOutput.Read(
        kernel,
        cursor.Start + (depth * TConv.OutputChannels) + cursor.Y,
        ConvSizes<TConv>.GroupOutputs - cursor.Y,
        depth < End);

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) =>
        Epilogue.Bias<TOutput>(bias, hasBias, FirstOutput + column, ConvSizes<TConv>.GroupOutputs - column);

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TOutput.Write(
        output,
        (row * TConv.OutputChannels) + FirstOutput + column,
        Utilities.Select(row < pixels, ConvSizes<TConv>.GroupOutputs - column, 0),
        Epilogue.Apply<TActivation>(value, bias));

    public readonly void WriteSum(int column, float value)
    {
    }

    private readonly Window Windows => ConvSizes<TConv>.Windows(group);
}
