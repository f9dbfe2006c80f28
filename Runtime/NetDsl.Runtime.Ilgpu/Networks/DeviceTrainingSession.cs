using ILGPU.Runtime;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>
/// Memory on a device for training a network by a loop of one's own: forward, backward, gradients. The weights change on the host and are
/// brought here by <see cref="DeviceNetwork.Upload"/>; the trainer needs none of this and does all of it on the device.
/// </summary>
public sealed class DeviceTrainingSession : DeviceSession
{
    private int forwardSamples;

    internal DeviceTrainingSession(
        DeviceNetwork network,
        int batch,
        DeviceAnnex? annex = null,
        IProgress<KernelProgress>? progress = null,
        CancellationToken cancellation = default)
        : base(network, new SessionRequest(batch, Trains: true, annex ?? DeviceAnnex.None), progress, cancellation)
    {
    }

    /// <summary>The seed of the random numbers of a forward pass, such as dropout's; the same numbers as on the processor.</summary>
    public ulong Seed { get; set; }

    /// <summary>The step that the random numbers belong to: the same seed and step give the same numbers.</summary>
    public ulong Step { get; set; }

    /// <summary>
    /// Runs the network forward and keeps on the device what <see cref="Backward"/> needs. Batch normalisation updates the statistics on the
    /// device; <see cref="DeviceNetwork.Download"/> brings them to the host.
    /// </summary>
    /// <param name="input">1 up to the session's batch of samples: batch × the input shape.</param>
    /// <param name="output">As many samples: batch × the output shape.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">The session, the network or the device was disposed.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        var samples = Border.Samples(Description, Batch, input.Length, output.Length, "output");
        lock (Home.Gate)
        {
            forwardSamples = 0;
            var frame = Begin(samples);
            try
            {
                Queue.Upload(input, frame.Input);
                EnqueueForward(samples, frame with { Randomness = new DropoutKey(Seed, Step) });
                Queue.Download(frame.Output, output);
                forwardSamples = samples;
            }
            catch (AcceleratorException fault)
            {
                throw Home.Context.Lose(fault);
            }
        }
    }

    /// <summary>Runs the network backward, from the values that the <see cref="Forward"/> before left on the device, and overwrites the gradients there.</summary>
    /// <param name="outputGradient">The gradient of the loss with respect to the output: batch × the output shape, as many samples as ran forward.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="InvalidOperationException">There was no forward pass of as many samples.</exception>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">The session, the network or the device was disposed.</exception>
    public void Backward(ReadOnlySpan<float> outputGradient)
    {
        lock (Home.Gate)
        {
            var samples = CheckBackward(outputGradient.Length);
            var frame = Begin(samples);
            try
            {
                Queue.Upload(outputGradient, frame.OutputGradient);
                Network.Backpropagate(Queue, samples, frame with { Randomness = new DropoutKey(Seed, Step) });
                Queue.Synchronize();
            }
            catch (AcceleratorException fault)
            {
                throw Home.Context.Lose(fault);
            }
        }
    }

    /// <summary>Copies the gradients of the last <see cref="Backward"/> to the host.</summary>
    /// <param name="gradients">As many values as <see cref="ParameterStore.Trainable"/>, laid out alike; the gaps are zero.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">The session, the network or the device was disposed.</exception>
    public void DownloadGradients(Span<float> gradients)
    {
        if (gradients.Length != Description.TrainableFloats)
        {
            throw new ArgumentException(
                $"The gradients of {Description.Name} are {Shape.Count(Description.TrainableFloats)} values, as many as Parameters.Trainable has, but memory for {Shape.Count(gradients.Length)} was given.",
                nameof(gradients));
        }

        lock (Home.Gate)
        {
            var frame = Begin(Batch);
            try
            {
                Queue.Download(frame.Gradients, gradients);
            }
            catch (AcceleratorException fault)
            {
                throw Home.Context.Lose(fault);
            }
        }
    }

    /// <summary>Enqueues the forward pass, which moves the statistics. The caller holds the gate of the home.</summary>
    internal void EnqueueForward(int samples, in DeviceFrame frame)
    {
        Home.IsPrepared = false;
        Network.Propagate(Queue, samples, frame);
    }

    /// <summary>Enqueues the backward pass. The caller holds the gate of the home.</summary>
    internal void EnqueueBackward(int samples, in DeviceFrame frame) => Network.Backpropagate(Queue, samples, frame);

    private int CheckBackward(int length)
    {
        var (samples, rest) = Math.DivRem(length, Description.OutputLength);
        if (samples == 0 || rest != 0)
        {
            throw new ArgumentException(
                $"The output gradient holds {Shape.Count(length)} values, but {Description.Name} gives whole samples of {Shape.Values(Description.OutputShape)}.",
                "outputGradient");
        }

        return samples == forwardSamples
            ? samples
            : throw new InvalidOperationException(
                $"Backward was given {Shape.Count(samples)} samples, but Forward ran {Shape.Count(forwardSamples)} before it; run Forward on the same samples first.");
    }
}
