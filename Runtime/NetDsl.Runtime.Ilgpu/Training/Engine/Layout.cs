namespace NetDsl.Ilgpu;

/// <summary>A part of a block of memory.</summary>
/// <param name="Start">Its first float.</param>
/// <param name="Length">Its floats.</param>
internal readonly record struct Part(long Start, long Length)
{
    /// <summary>The part on the device.</summary>
    public DeviceSpan In(DeviceSpan block) => block.Slice(Start, Length);

    /// <summary>The part on the host.</summary>
    public Span<float> In(Span<float> block) => block.Slice(checked((int)Start), (int)Length);
}

/// <summary>Lays parts out one after another, each at a multiple of 16 floats, 64 bytes.</summary>
internal sealed class Layout
{
    private const int Alignment = 16;

    /// <summary>All floats so far.</summary>
    public long Floats { get; private set; }

    /// <summary>The next part.</summary>
    public Part Next(long floats)
    {
        var part = new Part(Floats, floats);
        Floats += (floats + Alignment - 1) / Alignment * Alignment;
        return part;
    }
}
