namespace NetDsl.Profiling;

/// <summary>The least time that the machine needs: the larger of multiply-adds at its peak and of bytes at the speed of its memory.</summary>
/// <param name="Machine">What it can do at most.</param>
/// <param name="CacheBytes">The size of its last cache.</param>
internal sealed record Floors(MachinePeak Machine, long CacheBytes)
{
    /// <summary>10^9 bytes a second: reading or copying, whichever is faster here.</summary>
    public double MemoryGigabytes => Math.Max(Machine.ReadGigabytes, Machine.CopyGigabytes);

    /// <summary>A cost with its floor.</summary>
    public PhaseCost Cost(double milliseconds, long multiplyAdds, long bytes) => new(
        milliseconds,
        multiplyAdds,
        bytes,
        1e-6 * Math.Max(2 * multiplyAdds / Machine.MultiplyAddGigaflops, bytes / MemoryGigabytes));
}
