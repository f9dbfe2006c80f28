using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The weight gradient of such a layer: inputs × outputs = input, turned · output gradient, summed over rows.</summary>
/// <typeparam name="TInputsWhole">Whether the inputs are a multiple of 4.</typeparam>
/// <typeparam name="TOutputsWhole">Whether the outputs are a multiple of 4.</typeparam>
/// <typeparam name="TSums">Whether the output gradient's sums over rows are wanted, too.</typeparam>
internal struct MatrixWeightGradientProduct<TInputsWhole, TOutputsWhole, TSums>(
    ArrayView<float> input,
    ArrayView<float> outputGradient,
    ArrayView<float> target,
    ArrayView<float> sums,
    MatrixSize size,
    Split split) : IProduct
    where TInputsWhole : struct, IChoice
    where TOutputsWhole : struct, IChoice
    where TSums : struct, IChoice
{
    private readonly ArrayView<float> input = input;
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> target = target;
    private readonly ArrayView<float> sums = sums;
    private readonly MatrixSize size = size;
    private readonly Split split = split;
    private int part;

    public static bool LeftAlongDepth => false;

    public static bool RightAlongDepth => false;

    public static bool LeftWhole => TInputsWhole.Chosen;

    public static bool RightWhole => TOutputsWhole.Chosen;

    public static bool SumsRight => TSums.Chosen;

    public readonly int Begin => split.Begin(part);

    public readonly int End => split.End(part);

    public void Enter(int slice) => part = slice;

    public readonly Cursor FindLeft(int row) => new(row, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        MatrixReader.AlongWidth(input, depth * size.Inputs, cursor.Start, size.Inputs, depth < End, LeftWhole);

    public readonly Cursor FindRight(int column) => new(column, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) =>
        MatrixReader.AlongWidth(outputGradient, depth * size.Outputs, cursor.Start, size.Outputs, depth < End, RightWhole);

    public readonly Float4 Bias(int column) => default;

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => MatrixReader.Write(
        target,
        (part * split.Pitch) + (row * size.Outputs) + column,
        Utilities.Select(row < size.Inputs, size.Outputs - column, 0),
        value,
        RightWhole);

    public readonly void WriteSum(int column, float value)
    {
        if (column < size.Outputs)
        {
            sums[(part * split.Pitch) + column] = value;
        }
    }
}
