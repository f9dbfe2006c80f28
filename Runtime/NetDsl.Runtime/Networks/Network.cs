namespace NetDsl;

/// <summary>
/// A compiled network with its weights, the base of every class that bears <c>[Network]</c>. The weights are shared: any number of
/// threads may predict at once, each with a session's own memory.
/// </summary>
public abstract class Network : ITrainable, IDisposable
{
    private readonly SessionPool sessions;
    private PreparedWeights? prepared;
    private bool disposed;

    /// <summary>Creates the network; its first weights are drawn when they are first asked for.</summary>
    /// <param name="description">What the compiler knows about the network.</param>
    /// <param name="seed">Determines the initial weights, on every operating system and processor alike.</param>
    protected Network(NetworkDescription description, int seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Parameters = new ParameterStore(description, seed);
        sessions = new SessionPool(this);
    }

    /// <summary>What the compiler knows about the network.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The weights.</summary>
    public ParameterStore Parameters { get; }

    /// <inheritdoc/>
    Network ITrainable.Network => this;

    /// <summary>Floats of the weights packed for inference.</summary>
    protected abstract int PreparedFloats { get; }

    /// <summary>Runs the network on any number of samples. Safe to call from many threads at once.</summary>
    /// <param name="input">Whole samples one after another: batch × the input shape.</param>
    /// <returns>Batch × the output shape.</returns>
    /// <exception cref="ArgumentException">The input is empty or does not hold whole samples.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public float[] PredictAll(ReadOnlySpan<float> input)
    {
        var samples = Border.Samples(Description, input.Length);
        var output = new float[checked(samples * Description.OutputLength)];
        Run(input, output, samples);
        return output;
    }

    /// <summary>Creates the memory that one thread needs for inference.</summary>
    /// <param name="batch">The most samples of one call.</param>
    public abstract InferenceSession CreateSession(int batch = 1);

    /// <summary>Creates the memory that one thread needs for training: activations, gradients.</summary>
    /// <param name="batch">The most samples of one step.</param>
    public abstract TrainingSession CreateTrainingSession(int batch);

    /// <summary>Saves the weights as a safetensors file. The file is complete or, on failure, as it was.</summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => WeightFile.Save(this, path);

    /// <summary>Loads the weights of a safetensors file. Nothing changes unless every tensor fits.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is damaged, or its tensors are not this network's.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string path) => WeightFile.Load(this, path);

    /// <summary>
    /// Frees the weights and the pooled sessions, once a training step that is under way has ended. Spans of weights must not be used
    /// any more; predictions under way still end, later ones are refused.
    /// </summary>
    public void Dispose()
    {
        Volatile.Write(ref disposed, true);
        Volatile.Write(ref prepared, null);
        sessions.Dispose();
        lock (Parameters.Gate)
        {
            // A training step, or a first prediction that packs, ends before its memory goes.
            Parameters.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    ITrainingEngine ITrainable.CreateEngine(TrainingTask task, CancellationToken cancellation) => new HostEngine(this, task);

    /// <inheritdoc/>
    IForwardSession ITrainable.CreateEvaluationSession(int batch, CancellationToken cancellation) => CreateSession(batch);

    /// <summary>Packs the weights for inference; called once for each version of the weights.</summary>
    /// <param name="prepared">Zeroed memory of <see cref="PreparedFloats"/> floats.</param>
    protected abstract void Prepare(Span<float> prepared);

    /// <summary>Runs whole samples through pooled sessions, at most a session's capacity at a time.</summary>
    internal void Run(ReadOnlySpan<float> input, Span<float> output, int samples)
    {
        var session = sessions.Rent(samples);
        for (var first = 0; first < samples; first += session.Batch)
        {
            var count = Math.Min(session.Batch, samples - first);
            session.Forward(
                input.Slice(first * Description.InputLength, count * Description.InputLength),
                output.Slice(first * Description.OutputLength, count * Description.OutputLength));
        }

        sessions.Return(session);
    }

    /// <summary>Refuses a network whose weights are gone, by its own name.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    internal void RequireAlive() => ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed), this);

    /// <summary>The packed weights of the current version, packed by the first thread that asks for them.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    internal PreparedWeights Prepared()
    {
        RequireAlive();
        var current = Volatile.Read(ref prepared);
        if (current is not null && current.Version == Parameters.Version)
        {
            return current;
        }

        lock (Parameters.Gate)
        {
            current = prepared;
            var version = Parameters.Version;
            if (current is null || current.Version != version)
            {
                current = new PreparedWeights(version, PreparedFloats);
                Prepare(current.Span);
                Volatile.Write(ref prepared, current);
            }

            return current;
        }
    }
}
