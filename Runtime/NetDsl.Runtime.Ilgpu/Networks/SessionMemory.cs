namespace NetDsl.Ilgpu;

/// <summary>
/// Where a session's memory lies in its one allocation: input, output, what training adds, the arena, scratch, and the memory of an annex.
/// Each begins at a multiple of 16 floats, 64 bytes.
/// </summary>
internal sealed class SessionMemory
{
    private const int Alignment = 16;

    private readonly long output;
    private readonly long outputGradient;
    private readonly long gradients;
    private readonly long arena;
    private readonly long scratch;
    private readonly long annex;
    private readonly long scratchFloats;
    private readonly long annexFloats;
    private readonly NetworkDescription network;
    private readonly bool trains;

    /// <param name="network">The network.</param>
    /// <param name="trains">Whether there are gradients.</param>
    /// <param name="batch">The most samples.</param>
    /// <param name="arenaFloats">The arena.</param>
    /// <param name="scratchFloats">Scratch memory.</param>
    /// <param name="annexFloats">Memory of an annex.</param>
    public SessionMemory(NetworkDescription network, bool trains, int batch, long arenaFloats, long scratchFloats, long annexFloats)
    {
        this.network = network;
        this.trains = trains;
        this.scratchFloats = scratchFloats;
        this.annexFloats = annexFloats;
        var outputs = (long)batch * network.OutputLength;
        output = Aligned((long)batch * network.InputLength);
        outputGradient = output + Aligned(outputs);
        gradients = outputGradient + (trains ? Aligned(outputs) : 0);
        arena = gradients + (trains ? Aligned(network.TrainableFloats) : 0);
        scratch = arena + Aligned(arenaFloats);
        annex = scratch + Aligned(scratchFloats);
        Floats = annex + Aligned(annexFloats);
    }

    /// <summary>The allocation.</summary>
    public long Floats { get; }

    /// <summary>Scratch memory.</summary>
    public DeviceSpan Scratch(DeviceSpan all) => all.Slice(scratch, scratchFloats);

    /// <summary>The memory of an annex.</summary>
    public DeviceSpan Annex(DeviceSpan all) => all.Slice(annex, annexFloats);

    /// <summary>The frame for a number of samples.</summary>
    /// <param name="all">The allocation.</param>
    /// <param name="samples">1 up to the batch.</param>
    public DeviceFrame Frame(DeviceSpan all, int samples)
    {
        var outputs = (long)samples * network.OutputLength;
        return new DeviceFrame
        {
            Input = all.Slice(0, (long)samples * network.InputLength),
            Output = all.Slice(output, outputs),
            OutputGradient = trains ? all.Slice(outputGradient, outputs) : default,
            Gradients = trains ? all.Slice(gradients, network.TrainableFloats) : default,
            Memory = all.Slice(arena, scratch - arena),
        };
    }

    private static long Aligned(long floats) => (floats + Alignment - 1) / Alignment * Alignment;
}
