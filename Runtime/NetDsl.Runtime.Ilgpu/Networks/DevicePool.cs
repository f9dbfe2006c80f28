namespace NetDsl.Ilgpu;

/// <summary>
/// The sessions of predictions of a network on a device: one for single samples and one for many, since predictions take turns.
/// </summary>
internal sealed class DevicePool(DeviceNetwork network) : IDisposable
{
    private const int ManySamples = 64;

    /// <summary>Memory of a session for many samples, 1 GiB: where one sample takes more, the session holds one.</summary>
    private const long MostBytes = 1L << 30;

    private readonly Lock gate = new();
    private DeviceInferenceSession? single;
    private DeviceInferenceSession? many;
    private int manySamples;

    /// <summary>Runs whole samples, at most a session's batch at a time.</summary>
    public void Run(ReadOnlySpan<float> input, Span<float> output, int samples)
    {
        var description = network.Network.Description;
        lock (gate)
        {
            var session = samples == 1 ? single ??= network.CreateSession(1) : many ??= network.CreateSession(Many());
            for (var first = 0; first < samples; first += session.Batch)
            {
                var count = Math.Min(session.Batch, samples - first);
                session.Forward(
                    input.Slice(first * description.InputLength, count * description.InputLength),
                    output.Slice(first * description.OutputLength, count * description.OutputLength));
            }
        }
    }

    /// <summary>Gives the sessions back; later predictions create new ones.</summary>
    public void Clear()
    {
        lock (gate)
        {
            single?.Dispose();
            many?.Dispose();
            (single, many) = (null, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    /// <summary>As many samples as fit the memory of a session.</summary>
    private int Many() => manySamples != 0 ? manySamples : manySamples = Math.Max(
        1,
        new SessionPlanner(network, new SessionRequest(ManySamples, Trains: false, DeviceAnnex.None))
            .LargestBatch(network.Device.Limits, Math.Min(MostBytes, network.Home().Context.FreeBytes)));
}
