using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Eight rows and eight columns of a result in registers, as four quarters half a tile apart, so that neighbouring threads read
/// neighbouring quads of shared memory. 64 multiply-adds for 4 reads.
/// </summary>
internal struct Registers8x8
{
    private Registers4x4 topLeft;
    private Registers4x4 topRight;
    private Registers4x4 bottomLeft;
    private Registers4x4 bottomRight;

    /// <summary>Adds one step of depth.</summary>
    /// <param name="left">The thread's first quad of the left tile.</param>
    /// <param name="right">The thread's first quad of the right tile.</param>
    /// <param name="leftAt">Quads from there to the step.</param>
    /// <param name="rightAt">Quads from there to the step.</param>
    /// <param name="down">Quads from the upper to the lower half.</param>
    /// <param name="across">Quads from the left to the right half.</param>
    public void MultiplyAdd(ArrayView<Float4> left, ArrayView<Float4> right, int leftAt, int rightAt, int down, int across)
    {
        var top = left[leftAt];
        var bottom = left[leftAt + down];
        var near = right[rightAt];
        var far = right[rightAt + across];
        topLeft.MultiplyAdd(top, near);
        topRight.MultiplyAdd(top, far);
        bottomLeft.MultiplyAdd(bottom, near);
        bottomRight.MultiplyAdd(bottom, far);
    }

    /// <summary>Hands the quarters over, of which the first lies at the given place of the result.</summary>
    public readonly void Write<TProduct>(ref TProduct product, int row, int column, int down, int across)
        where TProduct : struct, IProduct
    {
        topLeft.Write(ref product, row, column);
        topRight.Write(ref product, row, column + (4 * across));
        bottomLeft.Write(ref product, row + (4 * down), column);
        bottomRight.Write(ref product, row + (4 * down), column + (4 * across));
    }
}
