namespace NetDsl.Ilgpu;

/// <summary>What somebody runs beside the programs of a network, within the same session: a loss, an optimizer.</summary>
/// <param name="Floats">Memory that it wants in the session's allocation, in floats.</param>
/// <param name="Plan">All of its calls of kernels, on its memory and the session's frame, so that they are planned and loaded with the rest.</param>
internal sealed record DeviceAnnex(long Floats, Action<DeviceQueue, DeviceSpan, DeviceFrame> Plan)
{
    /// <summary>Nothing.</summary>
    public static DeviceAnnex None { get; } = new(0, static (_, _, _) => { });
}
