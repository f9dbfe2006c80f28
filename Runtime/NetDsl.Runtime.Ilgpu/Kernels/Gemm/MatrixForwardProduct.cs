using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A dense layer's forward pass, or that of a convolution of single pixels: rows × columns = left (rows × depth) · kernel (depth ×
/// columns). Sizes come at run time, so that one kernel serves all such layers.
/// </summary>
/// <typeparam name="TActivation">What is done to each sum.</typeparam>
/// <typeparam name="TInput">How inputs are moved.</typeparam>
/// <typeparam name="TOutput">How outputs are moved.</typeparam>
internal struct MatrixForwardProduct<TActivation, TInput, TOutput>(
    ArrayView<float> left,
    ArrayView<float> kernel,
    ArrayView<float> bias,
    int hasBias,
    ArrayView<float> output,
    MatrixSize size) : IProduct
    where TActivation : struct, IActivation
    where TInput : struct, IAccess
    where TOutput : struct, IAccess
{
    private readonly ArrayView<float> left = left;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> bias = bias;
    private readonly ArrayView<float> output = output;
    private readonly int hasBias = hasBias;
    private readonly MatrixSize size = size;

    public readonly int Begin => 0;

    public readonly int End => size.Inputs;

    public readonly void Enter(int slice)
    {
    }

    public readonly Cursor FindLeft(int row) => new(Utilities.Select(row < size.Rows, row, size.Rows - 1) * size.Inputs, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        TInput.Read(left, cursor.Start + depth, size.Inputs - depth, true);

    public static Float4 MaskLeft(Quad quad) => TInput.Mask(quad);

    public readonly Cursor FindRight(int column) => new(column, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) => TOutput.Read(
        kernel, (depth * size.Outputs) + cursor.Start, size.Outputs - cursor.Start, depth < size.Inputs);

    public static Float4 MaskRight(Quad quad) => TOutput.Mask(quad);

    public readonly Float4 Bias(int column) => Epilogue.Bias<TOutput>(bias, hasBias, column, size.Outputs - column);

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => TOutput.Write(
        output,
        (row * size.Outputs) + column,
        Utilities.Select(row < size.Rows, size.Outputs - column, 0),
        Epilogue.Apply<TActivation>(value, bias));

    public readonly void WriteSum(int column, float value)
    {
    }
}
