namespace NetDsl.Compiler;

/// <summary>
/// Remembers the results of a pure function for the keys that were used last. A key that several threads ask for at once is
/// computed by one of them; the others wait for it.
/// </summary>
/// <param name="capacity">The most results that are kept; the one that was not asked for the longest makes room.</param>
/// <param name="compute">The function; it does not throw.</param>
public sealed class BoundedMemo<TKey, TValue>(int capacity, Func<TKey, TValue> compute)
    where TKey : notnull
{
    private readonly object gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byLastUse = [];
    private long computations;

    /// <summary>How often the function was called.</summary>
    public long Computations => Interlocked.Read(ref computations);

    /// <summary>How many results are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>The result for a key.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before the computation began; nothing is kept of it.</exception>
    public TValue this[TKey key, CancellationToken cancellation]
    {
        get
        {
            cancellation.ThrowIfCancellationRequested();
            return EntryOf(key).Value;
        }
    }

    private Lazy<TValue> EntryOf(TKey key)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var found))
            {
                byLastUse.Remove(found);
                byLastUse.AddFirst(found);
                return found.Value.Result;
            }

            var entry = new Entry(key, new Lazy<TValue>(() => Compute(key), LazyThreadSafetyMode.ExecutionAndPublication));
            entries.Add(key, byLastUse.AddFirst(entry));
            if (entries.Count > capacity)
            {
                entries.Remove(byLastUse.Last!.Value.Key);
                byLastUse.RemoveLast();
            }

            return entry.Result;
        }
    }

    private TValue Compute(TKey key)
    {
        Interlocked.Increment(ref computations);
        return compute(key);
    }

    private sealed record Entry(TKey Key, Lazy<TValue> Result);
}
