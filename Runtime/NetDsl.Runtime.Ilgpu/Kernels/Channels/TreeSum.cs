using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Sums over the threads of a group, in an order that is always the same.</summary>
internal static class TreeSum
{
    /// <summary>
    /// Sums two arrays, one number for each thread, over the threads that lie as many places apart as there are lanes. The first lanes'
    /// threads, each of which has the sum of its own place, may read it at once; the others after another barrier.
    /// </summary>
    public static void Columns<TLanes>(ArrayView<TLanes> first, ArrayView<TLanes> second, int lanes)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var thread = Group.IdxX;
        for (var step = Group.DimX / 2; step >= lanes; step /= 2)
        {
            Group.Barrier();
            if (thread < step)
            {
                first[thread] = first[thread] + first[thread + step];
                second[thread] = second[thread] + second[thread + step];
            }
        }
    }
}
