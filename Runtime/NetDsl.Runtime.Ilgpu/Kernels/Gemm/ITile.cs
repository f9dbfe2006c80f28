using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The part of a result that one group of threads computes: its shape, and, as a value, the registers in which one thread keeps its
/// share. Threads lie in warps of 8 across and 4 down.
/// </summary>
internal interface ITile : IResidence
{
    /// <summary>Rows of the result, a multiple of 32.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of the result, a multiple of 32.</summary>
    static abstract int Columns { get; }

    /// <summary>Steps of the inner dimension that shared memory holds at once, a multiple of 4 that divides 32.</summary>
    static abstract int Depth { get; }

    /// <summary>Threads beside each other, a multiple of 8; each has Columns / ThreadsAcross columns.</summary>
    static abstract int ThreadsAcross { get; }

    /// <summary>Steps of depth that MultiplyAdd adds, a divisor of the depth.</summary>
    static abstract int StepsAtOnce { get; }

    /// <summary>Adds some steps of depth.</summary>
    /// <param name="left">The left tile from the thread's first quad of the first step on; Rows / 4 + 1 quads a step.</param>
    /// <param name="right">The right tile from the thread's first quad of the first step on; Columns / 4 + 1 quads a step.</param>
    void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right);

    /// <summary>Hands the thread's share over.</summary>
    /// <param name="product">What takes it.</param>
    /// <param name="row">The thread's first row.</param>
    /// <param name="column">The thread's first column.</param>
    void Write<TProduct>(ref TProduct product, int row, int column)
        where TProduct : struct, IProduct;
}
