using NetDsl.Memory;

namespace NetDsl;

/// <summary>One thread's memory for running a network: an arena with a fixed place for each activation.</summary>
public abstract class InferenceSession : IForwardSession
{
    private readonly NativeBuffer arena;
    private PreparedWeights? prepared;

    /// <summary>Allocates the arena.</summary>
    /// <param name="network">The network whose weights are used.</param>
    /// <param name="batch">The most samples of one call.</param>
    /// <param name="floatsPerSample">Floats of the arena for each sample.</param>
    /// <param name="fixedFloats">Floats of the arena that do not depend on the batch.</param>
    protected InferenceSession(Network network, int batch, int floatsPerSample, int fixedFloats)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Batch = batch;
        arena = new NativeBuffer(Border.Arena(network.Description, batch, floatsPerSample, fixedFloats));
    }

    /// <summary>The network whose weights are used.</summary>
    public Network Network { get; }

    /// <summary>The most samples of one call.</summary>
    public int Batch { get; }

    /// <summary>The size of the arena.</summary>
    internal long Floats => arena.Length;

    /// <summary>The arena: floats per sample × batch, then those that do not depend on the batch.</summary>
    protected Span<float> Memory => arena.Span;

    /// <summary>The weights packed for inference, of the version that <see cref="Begin"/> found.</summary>
    protected Span<float> PreparedWeights => prepared!.Span;

    /// <summary>Runs the network. Not for two threads at once; each has a session of its own.</summary>
    /// <param name="input">1 to <see cref="Batch"/> samples: batch × the input shape.</param>
    /// <param name="output">As many samples: batch × the output shape.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ObjectDisposedException">The network or the session was disposed.</exception>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <inheritdoc/>
    public void Dispose()
    {
        arena.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the packed weights, which an idle session would keep alive long after they have changed.</summary>
    internal void Release() => prepared = null;

    /// <summary>Checks the lengths of both sides once and takes the current weights.</summary>
    /// <returns>The number of samples, 1 to <see cref="Batch"/>.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    protected int Begin(ReadOnlySpan<float> input, ReadOnlySpan<float> output)
    {
        var samples = Border.Samples(Network.Description, Batch, input.Length, output.Length, "output");
        prepared = Network.Prepared();
        return samples;
    }
}
