namespace NetDsl.Ilgpu.Kernels;

/// <summary>The parts of one division of a line that meet a part of another, from the first to the end, which is not included.</summary>
internal readonly struct Overlap(int first, int end)
{
    /// <summary>The first.</summary>
    public readonly int First = first;

    /// <summary>The one after the last.</summary>
    public readonly int End = end;

    /// <summary>How many.</summary>
    public int Count => End - First;

    /// <summary>The parts of a line of others that meet one of a number of parts: from ⌊part · others / parts⌋ to ⌈(part + 1) · others / parts⌉.</summary>
    public static Overlap Of(int part, int parts, int others)
    {
        // Sizes are literals, so only one of the two is compiled; 64-bit divisions are slow on devices.
        if ((long)parts * others < int.MaxValue - parts)
        {
            return new Overlap(part * others / parts, (((part + 1) * others) + parts - 1) / parts);
        }

        return new Overlap((int)((long)part * others / parts), (int)((((part + 1L) * others) + parts - 1) / parts));
    }
}
