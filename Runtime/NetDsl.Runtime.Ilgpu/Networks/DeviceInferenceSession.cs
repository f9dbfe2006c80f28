using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Memory on a device for predictions with a network.</summary>
public sealed class DeviceInferenceSession : DeviceSession, IForwardSession
{
    internal DeviceInferenceSession(
        DeviceNetwork network, int batch, IProgress<KernelProgress>? progress = null, CancellationToken cancellation = default)
        : base(network, new SessionRequest(batch, Trains: false, DeviceAnnex.None), progress, cancellation)
    {
    }

    /// <summary>Runs the network with the weights that are on the device.</summary>
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
            var frame = Begin(samples);
            try
            {
                Queue.Upload(input, frame.Input);
                Network.Run(Queue, samples, frame, trains: false, once: !Home.IsPrepared);
                Home.IsPrepared = true;
                Queue.Download(frame.Output, output);
            }
            catch (AcceleratorException fault)
            {
                throw Home.Context.Lose(fault);
            }
        }
    }
}
