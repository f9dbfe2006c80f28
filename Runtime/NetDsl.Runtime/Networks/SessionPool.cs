using System.Collections.Concurrent;

namespace NetDsl;

/// <summary>
/// Idle inference sessions of one network. Single predictions and runs over many samples have sessions of their own size, so that
/// a network that only ever classifies one image at a time holds the memory of one image for each thread.
/// </summary>
internal sealed class SessionPool(Network network) : IDisposable
{
    private const int ManySamples = 32;

    /// <summary>Floats of a session for many samples, 256 MiB: where one sample takes more, sessions hold one.</summary>
    private const long MostFloats = 1L << 26;

    private readonly ConcurrentBag<InferenceSession> single = [];
    private readonly ConcurrentBag<InferenceSession> many = [];

    /// <summary>Samples of a session for many; 0 until a session was measured.</summary>
    private int manySamples;

    public InferenceSession Rent(int samples)
    {
        var batch = samples == 1 ? 1 : Many();
        return (batch == 1 ? single : many).TryTake(out var session) ? session : network.CreateSession(batch);
    }

    public void Return(InferenceSession session)
    {
        session.Release();
        (session.Batch == 1 ? single : many).Add(session);
    }

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

    /// <summary>As many samples as fit the memory of a session, which that for one sample tells.</summary>
    private int Many()
    {
        if (manySamples == 0)
        {
            var one = Rent(1);
            manySamples = (int)Math.Clamp(MostFloats / Math.Max(one.Floats, 1), 1, ManySamples);
            Return(one);
        }

        return manySamples;
    }
}
