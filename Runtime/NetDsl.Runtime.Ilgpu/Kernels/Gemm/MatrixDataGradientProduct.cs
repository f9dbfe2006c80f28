using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The data gradient of such a layer: rows × inputs = output gradient (rows × outputs) · kernel, turned.</summary>
/// <typeparam name="TInput">How inputs are moved.</typeparam>
/// <typeparam name="TOutput">How outputs are moved.</typeparam>
internal struct MatrixDataGradientProduct<TInput, TOutput>(
    ArrayView<float> outputGradient, ArrayView<float> kernel, ArrayView<float> inputGradient, MatrixSize size) : IProduct
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> outputGradient = outputGradient;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> inputGradient = inputGradient;
    private readonly MatrixSize size = size;

    public readonly int Begin => 0;

    public readonly int End => size.Outputs;

    public readonly void Enter(int slice)
    {
    }

    public readonly Cursor FindLeft(int row) => new(Utilities.Select(row < size.Rows, row, size.Rows - 1) * size.Outputs, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        TOutput.Read(outputGradient, cursor.Start + depth, size.Outputs - depth, true);

    public static Float4 MaskLeft(Quad quad) => TOutput.Mask(quad);

    public readonly Cursor FindRight(int column) => new(
        Utilities.Select(column < size.Inputs, column, size.Inputs - 1) * size.Outputs, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) =>
        TOutput.Read(kernel, cursor.Start + depth, size.Outputs - depth, true);

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) => default;

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TInput.Write(
        inputGradient,
        (row * size.Inputs) + column,
        Utilities.Select(row < size.Rows, size.Inputs - column, 0),
        value);

    public readonly void WriteSum(int column, float value)
    {
    }
}
