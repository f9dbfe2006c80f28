namespace ILGPU.Emulation;

/// <summary>
/// The order in which the threads of a group run between two barriers. Where two threads depend on each other without
/// a barrier, one of the two plain orders runs them the wrong way round.
/// </summary>
public enum ThreadOrder
{
    /// <summary>Ascending first, then descending, and so on.</summary>
    Alternating,

    /// <summary>The first thread first.</summary>
    Ascending,

    /// <summary>The last thread first.</summary>
    Descending,
}

internal static class ThreadOrders
{
    /// <summary>The index of the thread at a position of a phase; phases are counted from the group's start.</summary>
    public static int ThreadAt(this ThreadOrder order, int phase, int position, int size) =>
        order == ThreadOrder.Descending || (order == ThreadOrder.Alternating && (phase & 1) != 0)
            ? size - 1 - position
            : position;
}
