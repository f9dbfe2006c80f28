using System.Globalization;

namespace ILGPU.Emulation;

/// <summary>
/// The shared memory of the running group. The first thread that asks for an array creates it; the others find it by
/// the order in which they ask.
/// </summary>
internal sealed class SharedArena(LaunchPlan plan)
{
    /// <summary>What every device has; more than this a kernel must not count on.</summary>
    public const int MostBytes = 48 * 1024;

    private const int Alignment = 16;

    private readonly List<(Type Element, long Offset, long Length)> arrays = [];
    private DeviceMemory? memory;
    private long used;

    public ArrayView<T> Allocate<T>(EmulatedThread thread, int length)
        where T : unmanaged
    {
        memory ??= new DeviceMemory(plan.SharedBytes);
        int turn = thread.Allocations++;
        if (turn == arrays.Count)
            Create<T>(length);
        var (element, offset, created) = arrays[turn];
        if (element != typeof(T) || created != length)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"shared array {turn} has {created} elements of {element.Name} in one thread and {length} of {typeof(T).Name} in another; allocate shared arrays at the kernel's start"));
        return new ArrayView<T>(memory, null, offset, length);
    }

    /// <summary>Forgets the arrays of the last group.</summary>
    public void Reset()
    {
        arrays.Clear();
        used = 0;
    }

    /// <summary>Ends the life of the memory: views that a kernel leaked reach nothing any more.</summary>
    public void Free() => memory?.Release();

    private unsafe void Create<T>(int length)
        where T : unmanaged
    {
        if (length < 1)
            throw new ArgumentOutOfRangeException(nameof(length), $"a shared array needs at least one element, got {length}");
        long offset = (used + Alignment - 1) / Alignment * Alignment;
        long bytes = (long)length * sizeof(T);
        if (offset + bytes > plan.SharedBytes)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"kernel '{plan.Kernel}' asks for {offset + bytes} bytes of shared memory a group, the device has {plan.SharedBytes}; use smaller tiles"));
        memory!.Fill(offset, bytes);
        arrays.Add((typeof(T), offset, length));
        used = offset + bytes;
    }
}
