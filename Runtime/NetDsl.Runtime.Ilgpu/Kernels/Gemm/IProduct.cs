namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A matrix product as a kernel sees it: left (rows × depth) times right (depth × columns), of which one group of threads computes a
/// tile. What is a matrix only in the formula, such as the windows of a convolution, is read where it lies. An implementation is a
/// kernel's parameter; the threads of a group change their own copies of it.
/// </summary>
internal interface IProduct
{
    /// <summary>The first step of depth of the slice.</summary>
    int Begin { get; }

    /// <summary>The step of depth behind the slice's last.</summary>
    int End { get; }

    /// <summary>
    /// Turns to one of the products that a launch computes side by side: a group of channels, a phase or a part of the depth.
    /// </summary>
    void Enter(int slice);

    /// <summary>Where a row of the left matrix lies, or, where memory runs along rows, four rows.</summary>
    Cursor FindLeft(int row);

    /// <summary>Four values of the left matrix: steps of depth from this one on, or four rows at this step.</summary>
    Quad ReadLeft(Cursor cursor, int depth);

    /// <summary>What was read of the left matrix, zero where it does not count.</summary>
    static abstract Float4 MaskLeft(Quad quad);

    /// <summary>Where a column of the right matrix lies, or, where memory runs along columns, four columns.</summary>
    Cursor FindRight(int column);

    /// <summary>Four values of the right matrix: steps of depth from this one on, or four columns at this step.</summary>
    Quad ReadRight(Cursor cursor, int depth);

    /// <summary>What was read of the right matrix, zero where it does not count.</summary>
    static abstract Float4 MaskRight(Quad quad);

    /// <summary>What is added to four columns of every row; anything for columns beyond the result.</summary>
    Float4 Bias(int column);

    /// <summary>Takes four columns of the result; rows and columns beyond the result are to be left out.</summary>
    void Write(int row, int column, Float4 value, Float4 bias);

    /// <summary>Takes the sum of a column of the right matrix; a column beyond the result is to be left out.</summary>
    void WriteSum(int column, float value);
}
