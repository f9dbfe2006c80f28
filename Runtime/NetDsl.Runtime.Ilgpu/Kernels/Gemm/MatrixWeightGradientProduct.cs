using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The weight gradient of such a layer: inputs × outputs = input, turned · output gradient, summed over rows.</summary>
/// <typeparam name="TInput">How inputs are moved.</typeparam>
/// <typeparam name="TOutput">How outputs are moved.</typeparam>
internal struct MatrixWeightGradientProduct<TInput, TOutput>(
    ArrayView<float> input,
    ArrayView<float> outputGradient,
    ArrayView<float> target,
    ArrayView<float> sums,
    MatrixSize size,
    Split split) : IProduct
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> input = input;
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> target = target;
    private readonly ArrayView<float> sums = sums;
    private readonly MatrixSize size = size;
    private readonly Split split = split;
    private int part;

    public readonly int Begin => split.Begin(part);

    public readonly int End => split.End(part);

    public void Enter(int slice) => part = slice;

    public readonly Cursor FindLeft(int row) => new(row, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        TInput.Read(input, (depth * size.Inputs) + cursor.Start, size.Inputs - cursor.Start, depth < End);

    public static Float4 MaskLeft(Quad quad) => TInput.Mask(quad);

    public readonly Cursor FindRight(int column) => new(column, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) =>
        TOutput.Read(outputGradient, (depth * size.Outputs) + cursor.Start, size.Outputs - cursor.Start, depth < End);

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) => default;

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TOutput.Write(
        target,
        (part * split.Pitch) + (row * size.Outputs) + column,
        Utilities.Select(row < size.Inputs, size.Outputs - column, 0),
        value);

    public readonly void WriteSum(int column, float value)
    {
        if (column < size.Outputs)
        {
            sums[(part * split.Pitch) + column] = value;
        }
    }
}
