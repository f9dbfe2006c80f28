using System.Runtime.CompilerServices;

namespace NetDsl.Threading;

/// <summary>
/// Hands the items of one kernel to a few threads that spin for a moment after their last item and then sleep. A dispatch to a
/// spinning worker costs well under a microsecond. The pool serves one caller at a time: whoever finds it busy does its work
/// itself, which is what many threads that predict at once want anyway.
/// </summary>
internal static unsafe class WorkerPool
{
    /// <summary>Work below this many nanoseconds is not worth sharing.</summary>
    private const double SmallestShare = 12_000;

    private static readonly JobBoard Board = new();
    private static int busy;

    /// <summary>Does all items and returns when the last one is done.</summary>
    /// <param name="work">A local of the caller: workers hold its address.</param>
    /// <param name="items">The number of items; it must not depend on the number of threads.</param>
    /// <param name="nanoseconds">About how long all items take on one thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TWork>(ref TWork work, int items, double nanoseconds)
        where TWork : unmanaged, IWork
    {
        int degree = Parallelism.Degree;
        if (items <= 1 || degree <= 1 || nanoseconds < SmallestShare || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            for (int item = 0; item < items; item++)
            {
                work.Execute(item);
            }

            return;
        }

        try
        {
            Board.Run(&Execute<TWork>, Unsafe.AsPointer(ref work), items, degree - 1);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    private static void Execute<TWork>(void* work, int item)
        where TWork : unmanaged, IWork => ((TWork*)work)->Execute(item);
}
