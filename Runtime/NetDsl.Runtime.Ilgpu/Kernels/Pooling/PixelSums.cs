using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Sums over the pixels of a sample, channel by channel, in an order that depends on nothing but their number.</summary>
internal static class PixelSums
{
    /// <summary>Additions that a thread makes in a row before their sum joins the others, so that the rounding of large images stays small.</summary>
    private const int Run = 64;

    /// <summary>The sum of what the threads of this column of the group hold; every thread must come here, the first row gets the sum.</summary>
    /// <param name="own">What this thread holds.</param>
    /// <param name="across">Threads of a row of the group, a power of two.</param>
    public static TLanes OfGroup<TLanes>(TLanes own, int across)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var shared = SharedMemory.Allocate<TLanes>(GroupShape.Threads);
        var thread = Group.IdxX;
        shared[thread] = own;
        for (var half = GroupShape.Threads / 2; half >= across; half /= 2)
        {
            Group.Barrier();
            if (thread < half)
            {
                shared[thread] += shared[thread + half];
            }
        }

        return shared[thread];
    }

    /// <summary>The sum of every so manieth row of a column.</summary>
    /// <param name="rows">Rows of vectors.</param>
    /// <param name="column">The vector of the first row that is summed.</param>
    /// <param name="width">Vectors of a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="step">Rows from one to the next.</param>
    /// <param name="end">The row after the last.</param>
    public static TLanes OfColumn<TLanes>(ArrayView<TLanes> rows, int column, int width, int first, int step, int end)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes sum = default;
        for (var start = first; start < end; start += Run * step)
        {
            TLanes part = default;
            for (var row = start; row < Math.Min(end, start + (Run * step)); row += step)
            {
                part += rows[column + (row * width)];
            }

            sum += part;
        }

        return sum;
    }
}
