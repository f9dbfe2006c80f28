using System.Collections.Concurrent;

namespace NetDsl;

/// <summary>
/// Idle inference sessions of one network. Single predictions and runs over many samples have sessions of their own size, so that
/// a network that only ever classifies one image at a time holds the memory of one image for each thread.
/// </summary>
internal sealed class SessionPool(Network network) : IDisposable
{
    private const int ManySamples = 32;

    private readonly ConcurrentBag<InferenceSession> single = [];
    private readonly ConcurrentBag<InferenceSession> many = [];

    public InferenceSession Rent(int samples)
    {
        var (pool, batch) = samples == 1 ? (single, 1) : (many, ManySamples);
        return pool.TryTake(out var session) ? session : network.CreateSession(batch);
    }

    public void Return(InferenceSession session) => (session.Batch == 1 ? single : many).Add(session);

    public void Dispose()
    {
        foreach (var pool in (ReadOnlySpan<ConcurrentBag<InferenceSession>>)[single, many])
        {
            while (pool.TryTake(out var session))
            {
                session.Dispose();
            }
        }
    }
}
