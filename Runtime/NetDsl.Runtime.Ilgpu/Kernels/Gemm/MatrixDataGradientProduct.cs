using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The data gradient of such a layer: rows × inputs = output gradient (rows × outputs) · kernel, turned.</summary>
/// <typeparam name="TInputsWhole">Whether the inputs are a multiple of 4.</typeparam>
/// <typeparam name="TOutputsWhole">Whether the outputs are a multiple of 4.</typeparam>
internal struct MatrixDataGradientProduct<TInputsWhole, TOutputsWhole>(
    ArrayView<float> outputGradient, ArrayView<float> kernel, ArrayView<float> inputGradient, MatrixSize size) : IProduct
    where TInputsWhole : struct, IChoice
    where TOutputsWhole : struct, IChoice
{
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> inputGradient = inputGradient;
    private readonly MatrixSize size = size;

    public static bool LeftAlongDepth => true;

    public static bool RightAlongDepth => true;

    public static bool LeftWhole => TOutputsWhole.Chosen;

    public static bool RightWhole => TOutputsWhole.Chosen;

    public static bool SumsRight => false;

    public readonly int Begin => 0;

    public readonly int End => size.Outputs;

    public readonly void Enter(int slice)
    {
    }

    public readonly Cursor FindLeft(int row) => new(Utilities.Select(row < size.Rows, row, size.Rows - 1) * size.Outputs, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        MatrixReader.AlongDepth(outputGradient, cursor.Start, depth, size.Outputs, LeftWhole);

    public readonly Cursor FindRight(int column) => new(Utilities.Select(column < size.Inputs, column, size.Inputs - 1) * size.Outputs, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) =>
        MatrixReader.AlongDepth(kernel, cursor.Start, depth, size.Outputs, RightWhole);

    public readonly Float4 Bias(int column) => default;

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => MatrixReader.Write(
        inputGradient,
        (row * size.Inputs) + column,
        Utilities.Select(row < size.Rows, size.Inputs - column, 0),
        value,
        TInputsWhole.Chosen);

    public readonly void WriteSum(int column, float value)
    {
    }
}
