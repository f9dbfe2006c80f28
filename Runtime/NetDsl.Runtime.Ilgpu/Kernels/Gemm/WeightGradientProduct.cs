using ILGPU;
using ILGPU.Util;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A convolution's weight gradient: (tap, input channel) × output channels = windows of the input, turned · output gradient, summed over
/// all pixels. Slices are parts of the pixels and the groups of channels.
/// </summary>
/// <param name="input">Batch × input height × input width × input channels.</param>
/// <param name="outputGradient">Batch × output height × output width × output channels.</param>
/// <param name="target">Parts × ((tap, input channel of a group) × output channels), each part a pitch behind the one before.</param>
/// <param name="sums">Parts × output channels: the output gradient summed over pixels; empty where not wanted.</param>
/// <param name="split">How pixels are split into parts.</param>
internal struct WeightGradientProduct<TConv, TInput, TOutput>(
    ArrayView<float> input, ArrayView<float> outputGradient, ArrayView<float> target, ArrayView<float> sums, Split split) : IProduct
    where TConv : struct, IConv2D
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> input = input;
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> target = target;
    private readonly ArrayView<float> sums = sums;
    private readonly Split split = split;
    private int group;
    private int part;

    public readonly int Begin => split.Begin(part);

    public readonly int End => split.End(part);

    private readonly int FirstOutput => group * ConvSizes<TConv>.GroupOutputs;

    public void Enter(int slice)
    {
        part = slice / TConv.Groups;
        group = slice - (part * TConv.Groups);
    }

    public readonly Cursor FindLeft(int row) => new(row, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth)
    {
        var windows = ConvSizes<TConv>.Windows(group);
        var pixel = windows.Find(Utilities.Select(depth < End, depth, 0));
        windows.End = Utilities.Select(depth < End, ConvSizes<TConv>.Depth, 0);
        return TInput.Gather(input, ref windows, pixel, cursor.Start);
    }

    public static Float4 MaskLeft(Quad quad) => TInput.Mask(quad);

    public readonly Cursor FindRight(int column) => new(column, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) => TOutput.Read(
        outputGradient,
        (depth * TConv.OutputChannels) + FirstOutput + cursor.Start,
        ConvSizes<TConv>.GroupOutputs - cursor.Start,
        depth < End);

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) => default;

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TOutput.Write(
        target,
        (part * split.Pitch) + (row * TConv.OutputChannels) + FirstOutput + column,
        Utilities.Select(row < ConvSizes<TConv>.Depth, ConvSizes<TConv>.GroupOutputs - column, 0),
        value);

    public readonly void WriteSum(int column, float value)
    {
        if (column < ConvSizes<TConv>.GroupOutputs)
        {
            sums[(part * split.Pitch) + FirstOutput + column] = value;
        }
    }
}
