using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Something that both sides do.</summary>
internal sealed record PeerCase(KnownNetwork Network, bool IsStep, int Batch)
{
    public const string Forward = "forward";
    public const string Step = "step";

    /// <summary>Its name in results and for the peer.</summary>
    public string Kind => IsStep ? Step : Forward;

    /// <summary>The ways in which a user of PyTorch does it; the fastest counts.</summary>
    public IReadOnlyList<string> Forms => IsStep ? ["eager", "channels_last"] : ["eager", "channels_last", "optimized"];

    /// <summary>One image and a training step of each network; of the small ones also a batch of predictions.</summary>
    public static IEnumerable<PeerCase> Of(PeersOptions options) =>
        from network in options.Networks
        from one in Of(network)
        where options.Case is null || one.Kind == options.Case
        select one;

    private static IEnumerable<PeerCase> Of(KnownNetwork network)
    {
        yield return new PeerCase(network, IsStep: false, Batch: 1);
        if (network.Name is "LeNet5" or "CifarVgg")
        {
            yield return new PeerCase(network, IsStep: false, network.StepBatch);
        }

        yield return new PeerCase(network, IsStep: true, network.StepBatch);
    }
}
