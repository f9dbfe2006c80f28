using NetDsl.Memory;

namespace NetDsl;

/// <summary>One thread's memory for training a network: an arena for activations and their gradients, and the gradients of the weights.</summary>
public abstract class TrainingSession : IDisposable
{
    private readonly NativeBuffer arena;
    private readonly NativeBuffer gradients;
    private int forwardSamples;

    /// <summary>Allocates the memory.</summary>
    /// <param name="network">The network that is trained.</param>
    /// <param name="batch">The most samples of one step.</param>
    /// <param name="floatsPerSample">Floats of the arena for each sample.</param>
    /// <param name="fixedFloats">Floats of the arena that do not depend on the batch.</param>
    protected TrainingSession(Network network, int batch, int floatsPerSample, int fixedFloats)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Batch = batch;
        arena = new NativeBuffer(Border.Arena(network.Description, batch, floatsPerSample, fixedFloats));
        gradients = new NativeBuffer(network.Description.TrainableFloats);
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The most samples of one step.</summary>
    public int Batch { get; }

    /// <summary>The gradients of the weights, laid out as <see cref="ParameterStore.Trainable"/>; the gaps stay zero. The span is good for as long as the session is reachable and not disposed.</summary>
    public Span<float> Gradients => gradients.Span;

    /// <summary>The seed of the random numbers of a forward pass, such as dropout's.</summary>
    public ulong Seed { get; set; }

    /// <summary>The step that the random numbers belong to: the same seed and step give the same numbers.</summary>
    public ulong Step { get; set; }

    /// <summary>The random numbers of this step.</summary>
    protected Kernels.DropoutKey Randomness => new(Seed, Step);

    /// <summary>The arena: floats per sample × batch, then those that do not depend on the batch.</summary>
    protected Span<float> Memory => arena.Span;

    /// <summary>Runs the network forward and keeps what <see cref="Backward"/> needs. Batch normalisation updates its statistics.</summary>
    /// <param name="input">1 to <see cref="Batch"/> samples: batch × the input shape.</param>
    /// <param name="output">As many samples: batch × the output shape.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Runs the network backward and overwrites <see cref="Gradients"/>.</summary>
    /// <param name="input">The input of the <see cref="Forward"/> before.</param>
    /// <param name="outputGradient">The gradient of the loss with respect to the output: batch × the output shape.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public abstract void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient);

    /// <inheritdoc/>
    public void Dispose()
    {
        arena.Dispose();
        gradients.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks the lengths of both sides once.</summary>
    /// <returns>The number of samples, 1 to <see cref="Batch"/>.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    protected int Begin(ReadOnlySpan<float> input, ReadOnlySpan<float> output) =>
        forwardSamples = Border.Samples(Network.Description, Batch, input.Length, output.Length, "output");

    /// <summary>Checks the lengths of both sides once.</summary>
    /// <returns>The number of samples, 1 to <see cref="Batch"/>.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The forward pass before ran another number of samples, or there was none.</exception>
    protected int BeginBackward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)
    {
        var samples = Border.Samples(Network.Description, Batch, input.Length, outputGradient.Length, "output gradient");
        if (samples != forwardSamples)
        {
            throw new InvalidOperationException(
                $"Backward was given {Shape.Count(samples)} samples, but Forward ran {Shape.Count(forwardSamples)} before it; run Forward on the same input first.");
        }

        return samples;
    }
}
