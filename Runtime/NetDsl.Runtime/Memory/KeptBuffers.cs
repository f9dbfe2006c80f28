using System.Runtime.CompilerServices;

namespace NetDsl.Memory;

/// <summary>
/// Tables that are made when they are first asked for, by whichever thread that is, and then kept for good. Where several threads make
/// one at once, the first that is published stays and the others' are dropped before anyone has seen them: a table that could be
/// replaced would be freed by its finalizer while a kernel still reads it. A reader sees a table's content, since publication is a full fence.
/// </summary>
/// <param name="count">Number of tables.</param>
/// <param name="make">Makes one.</param>
internal sealed unsafe class KeptBuffers(int count, Func<int, NativeBuffer> make)
{
    private readonly NativeBuffer?[] buffers = new NativeBuffer?[count];

    /// <summary>The start of a table, valid for good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index) => (Volatile.Read(ref buffers[index]) ?? Make(index)).Start;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private NativeBuffer Make(int index)
    {
        NativeBuffer made = make(index);
        return Interlocked.CompareExchange(ref buffers[index], made, null) ?? made;
    }
}
