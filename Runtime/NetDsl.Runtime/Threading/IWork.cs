namespace NetDsl.Threading;

/// <summary>
/// Work that falls into items that do not depend on each other. Implemented by structs of plain values and pointers, which stay on
/// the caller's stack until every item is done, so that a dispatch allocates nothing.
/// </summary>
internal interface IWork
{
    /// <summary>Does one item; called once for each, from any thread.</summary>
    void Execute(int item);
}
