namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Four rows and four columns of a result that a thread keeps in registers. Scalars in nested structs: ILGPU takes them apart into
/// registers, whereas an array would become local memory, and nothing would unroll a loop over it.
/// </summary>
internal struct Registers4x4
{
    private Float4 row0;
    private Float4 row1;
    private Float4 row2;
    private Float4 row3;

    /// <summary>Adds the product of a column of the left and a row of the right matrix.</summary>
    public void MultiplyAdd(Float4 left, Float4 right)
    {
        row0.MultiplyAdd(left.X, right);
        row1.MultiplyAdd(left.Y, right);
        row2.MultiplyAdd(left.Z, right);
        row3.MultiplyAdd(left.W, right);
    }

    /// <summary>Hands the rows over, of which the first lies at the given place of the result.</summary>
    public readonly void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct
    {
        var bias = product.Bias(column);
        product.Write(row, column, row0, bias);
        product.Write(row + 1, column, row1, bias);
        product.Write(row + 2, column, row2, bias);
        product.Write(row + 3, column, row3, bias);
    }
}
