using System.Runtime.InteropServices;

namespace ILGPU.Emulation;

/// <summary>A block of emulated memory outside the managed heap, filled with not-a-number until it is written.</summary>
internal sealed unsafe class DeviceMemory
{
    /// <summary>Not a number as float, as double and as the upper half of a half; out of range as an index.</summary>
    public const uint Poison = 0xFFFBADAD;

    private const nuint Alignment = 256;

    public DeviceMemory(long bytes)
    {
        Bytes = bytes;
        Pointer = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 4), Alignment);
        Fill(0, bytes);
    }

    ~DeviceMemory() => NativeMemory.AlignedFree(Pointer);

    /// <summary>Whether the memory was given back; views check it before they reach for it.</summary>
    public bool Released { get; private set; }

    public long Bytes { get; }

    public byte* Pointer { get; }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        if (Released)
            return;
        Released = true;
        GC.SuppressFinalize(this);
        NativeMemory.AlignedFree(Pointer);
    }

    /// <summary>Overwrites a range, whose start is a multiple of four, with the pattern.</summary>
    public void Fill(long offset, long bytes)
    {
        for (long done = 0; done < bytes;)
        {
            int part = (int)Math.Min(bytes - done, 1 << 30);
            new Span<uint>(Pointer + offset + done, part / sizeof(uint)).Fill(Poison);
            for (int tail = part & ~3; tail < part; tail++)
                Pointer[offset + done + tail] = 0xFF;
            done += part;
        }
    }
}
