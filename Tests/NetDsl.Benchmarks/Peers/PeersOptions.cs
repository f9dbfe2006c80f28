using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary>What <c>peers</c> was asked for.</summary>
/// <param name="Threads">Numbers of threads, one after another.</param>
/// <param name="Network">One network, or null for all.</param>
/// <param name="Case">One kind of case, or null for both.</param>
/// <param name="Rounds">Turns of each side, or null for the usual number.</param>
/// <param name="Seconds">How long a side runs in its turn.</param>
/// <param name="IsJson">Lines of JSON instead of a table.</param>
internal sealed record PeersOptions(int[] Threads, string? Network, string? Case, int? Rounds, double Seconds, bool IsJson)
{
    /// <summary>The networks that were asked for.</summary>
    public IEnumerable<KnownNetwork> Networks => KnownNetwork.All.Where(network => Network is null || network.Name == Network);
}
