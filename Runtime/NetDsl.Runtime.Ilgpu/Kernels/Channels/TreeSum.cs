using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Sums over the threads of a group, in an order that is always the same.</summary>
internal static class TreeSum
{
    /// <summary>
    /// Sums over the threads that lie as many places apart as there are lanes. The threads of the first lanes, each of which has the sum of
    /// its own place in the arrays, may read it at once; the others after another barrier.
    /// </summary>
    /// <param name="sums">Memory of the group, one place for each thread.</param>
    /// <param name="products">As much.</param>
    /// <param name="own">The thread's own sums.</param>
    /// <param name="lanes">A power of two.</param>
    public static void Columns<TLanes>(ArrayView<TLanes> sums, ArrayView<TLanes> products, SumPair<TLanes> own, int lanes)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var thread = Group.IdxX;
        sums[thread] = own.Sum;
        products[thread] = own.Product;
        for (var step = Group.DimX / 2; step >= lanes; step /= 2)
        {
            Group.Barrier();
            if (thread < step)
            {
                sums[thread] = sums[thread] + sums[thread + step];
                products[thread] = products[thread] + products[thread + step];
            }
        }
    }
}
