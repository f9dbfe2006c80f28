using NetDsl.Memory;

namespace NetDsl;

/// <summary>A copy of the weights of the best epoch so far.</summary>
internal sealed class BestWeights(Network network) : IDisposable
{
    /// <summary>The copy, laid out as the store.</summary>
    public NativeBuffer Values { get; } = new(network.Parameters.Values.Length);

    /// <summary>Whether there is a best epoch yet.</summary>
    public bool Taken { get; set; }

    public void Take()
    {
        lock (network.Parameters.Gate)
        {
            network.Parameters.Values.CopyTo(Values.Span);
        }

        Taken = true;
    }

    public void Restore()
    {
        if (!Taken)
        {
            return;
        }

        lock (network.Parameters.Gate)
        {
            Values.Span.CopyTo(network.Parameters.Values);
            network.Parameters.MarkChanged();
        }
    }

    public void Dispose() => Values.Dispose();
}
