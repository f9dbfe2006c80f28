using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Memory;

/// <summary>
/// Floats outside the garbage collector's heap, zeroed and aligned to 64 bytes: a cache line, and the widest vector. Weights,
/// gradients and arenas live here, so that kernels may keep pointers and no vector straddles two lines.
/// </summary>
public sealed unsafe class NativeBuffer : IDisposable
{
    private const int Alignment = 64;

    private readonly void* block;
    private float* start;

    /// <summary>Allocates zeroed memory.</summary>
    /// <param name="floats">The number of floats, at least 0; one span addresses up to <see cref="int.MaxValue"/> of them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floats"/> is negative or above <see cref="int.MaxValue"/>.</exception>
    /// <exception cref="OutOfMemoryException">The system has no such memory.</exception>
    public NativeBuffer(long floats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floats);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, int.MaxValue);
        nuint bytes = (nuint)Math.Max(floats, 1) * sizeof(float);
        nuint rounded = (bytes + Alignment - 1) / Alignment * Alignment;
        // Large blocks come from the system as zeros: clearing them once more would touch each page before it is needed, and on one thread.
        block = NativeMemory.AllocZeroed(rounded + Alignment);
        start = (float*)(((nuint)block + Alignment - 1) / Alignment * Alignment);
        HugePages.Advise(start, rounded);
        Length = floats;
        GC.AddMemoryPressure((long)rounded);
    }

    /// <summary>Frees the memory of a buffer that nobody disposed.</summary>
    ~NativeBuffer() => Free();

    /// <summary>The number of floats.</summary>
    public long Length { get; }

    /// <summary>All floats. The buffer must stay reachable, and must not be disposed, while the span is in use.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    public Span<float> Span => new(Start, (int)Length);

    /// <summary>The first float, for kernels.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    internal float* Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (start == null)
            {
                ThrowDisposed();
            }

            return start;
        }
    }

    /// <summary>A part of the floats.</summary>
    /// <param name="offset">The first float.</param>
    /// <param name="length">The number of floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches beyond the buffer.</exception>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    public Span<float> Slice(int offset, int length) => Span.Slice(offset, length);

    /// <summary>Frees the memory; spans taken from it must not be used any more.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static void ThrowDisposed() => throw new ObjectDisposedException(nameof(NativeBuffer));

    private void Free()
    {
        float* memory = start;
        start = null;
        if (memory == null)
        {
            return;
        }

        NativeMemory.Free(block);
        long bytes = Math.Max(Length, 1) * sizeof(float);
        GC.RemoveMemoryPressure((bytes + Alignment - 1) / Alignment * Alignment);
    }
}
