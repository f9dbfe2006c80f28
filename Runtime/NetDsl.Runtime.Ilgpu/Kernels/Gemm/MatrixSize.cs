namespace NetDsl.Ilgpu.Kernels;

/// <summary>The sizes of a dense layer, or of a convolution of single pixels.</summary>
/// <param name="rows">Samples or pixels.</param>
/// <param name="inputs">Inputs of each.</param>
/// <param name="outputs">Outputs of each.</param>
internal readonly struct MatrixSize(int rows, int inputs, int outputs)
{
    public readonly int Rows = rows;
    public readonly int Inputs = inputs;
    public readonly int Outputs = outputs;
}
