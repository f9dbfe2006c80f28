using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// When a training step reads a dense layer's weights row by row as they lie. A batch of few samples uses each weight so rarely that
/// packing it, which costs a read and a write of memory, would take longer than all that is computed with it.
/// </summary>
internal static class DenseRows
{
    /// <summary>The most samples of a forward pass; beyond, blocks of packed weights and several samples save more than packing costs.</summary>
    public const int MostForward = 24;

    /// <summary>The most samples of the input's gradient.</summary>
    public const int MostDataGradient = 32;

    /// <summary>The most samples of the weights' gradient, which are summed in one go: more of them would round more.</summary>
    public const int MostWeightGradient = 256;

    /// <summary>Floats of a vector that every row is a multiple of.</summary>
    private const int Lane = 8;

    /// <summary>Floats of a row behind whose vectors of sixteen a rest of eight does not count.</summary>
    private const int LongRow = 512;

    /// <summary>Nanoseconds in which one thread reads a weight from memory.</summary>
    private const double WeightTime = 0.11;

    /// <summary>Nanoseconds of one multiply-add.</summary>
    private const double ProductTime = 1.0 / 100;

    /// <summary>Whether rows are read as they lie.</summary>
    /// <param name="dense">The layer.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="most">The most samples of the pass in question.</param>
    public static bool Pay(in ConvGeometry dense, int batch, int most) =>
        batch <= most && dense.OutputChannels % (dense.OutputChannels < LongRow ? 2 * Lane : Lane) == 0;

    /// <summary>Shares the items between threads.</summary>
    public static void Share<TWork>(ref TWork work, int items, in ConvGeometry dense, int batch)
        where TWork : unmanaged, IWork => WorkerPool.Run(
            ref work, items, (double)dense.InputChannels * dense.OutputChannels * (WeightTime + (batch * ProductTime)));

    /// <summary>How many pieces of a size cover a whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pieces(int whole, int piece) => (whole + piece - 1) / piece;
}
