using ILGPU;
using ILGPU.Util;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A dense layer's forward pass, or that of a convolution of single pixels: rows × columns = left (rows × depth) · kernel (depth ×
/// columns). Sizes come at run time, so that one kernel serves all such layers.
/// </summary>
/// <typeparam name="TActivation">What is done to each sum.</typeparam>
/// <typeparam name="TDepthWhole">Whether the depth is a multiple of 4.</typeparam>
/// <typeparam name="TColumnsWhole">Whether the columns are a multiple of 4.</typeparam>
internal struct MatrixForwardProduct<TActivation, TDepthWhole, TColumnsWhole>(
    ArrayView<float> left,
    ArrayView<float> kernel,
    ArrayView<float> bias,
    int hasBias,
    ArrayView<float> output,
    MatrixSize size) : IProduct
    where TActivation : struct, IActivation
    where TDepthWhole : struct, IChoice
    where TColumnsWhole : struct, IChoice
{
    private readonly ArrayView<float> left = left;
    private readonly ArrayView<float> kernel = kernel;
    private readonly ArrayView<float> bias = bias;
    private readonly ArrayView<float> output = output;
    private readonly int hasBias = hasBias;
    private readonly MatrixSize size = size;

    public static bool LeftAlongDepth => true;

    public static bool RightAlongDepth => false;

    public static bool LeftWhole => TDepthWhole.Chosen;

    public static bool RightWhole => TColumnsWhole.Chosen;

    public static bool SumsRight => false;

    public readonly int Begin => 0;

    public readonly int End => size.Inputs;

    public readonly void Enter(int slice)
    {
    }

    public readonly Cursor FindLeft(int row) => new(Utilities.Select(row < size.Rows, row, size.Rows - 1) * size.Inputs, 0, 0);

    public readonly Quad ReadLeft(Cursor cursor, int depth) =>
        MatrixReader.AlongDepth(left, cursor.Start, depth, size.Inputs, LeftWhole);

    public readonly Cursor FindRight(int column) => new(column, 0, 0);

    public readonly Quad ReadRight(Cursor cursor, int depth) => MatrixReader.AlongWidth(
        kernel, depth * size.Outputs, cursor.Start, size.Outputs, depth < size.Inputs, RightWhole);

    public readonly Float4 Bias(int column) => Epilogue.Bias(bias, hasBias, column, size.Outputs - column, RightWhole);

    public readonly void Write(int row, int column, Float4 value, Float4 bias) => MatrixReader.Write(
        output,
        (row * size.Outputs) + column,
        Utilities.Select(row < size.Rows, size.Outputs - column, 0),
        Epilogue.Apply<TActivation>(value, bias),
        RightWhole);

    public readonly void WriteSum(int column, float value)
    {
    }
}
