using NetDsl.Memory;

namespace NetDsl.Ilgpu;

/// <summary>
/// A network on a device, the base of the generated classes <c>OnIlgpu</c>: a copy of the weights there, and the programs that run there.
/// Predictions are safe from many threads at once; they take turns on the device.
/// </summary>
public abstract partial class DeviceNetwork : IDisposable
{
    private readonly Lock settling = new();
    private readonly DevicePool pool;
    private DeviceHome? home;
    private bool disposed;

    /// <summary>Takes a network to a device and uploads its weights.</summary>
    /// <param name="network">The network, which stays the home of the weights and is not disposed with this object.</param>
    /// <param name="device">The device, which is not disposed with this object.</param>
    /// <param name="plan">The memory that the programs need.</param>
    /// <exception cref="GpuException">The device has not enough memory for the weights, or was lost.</exception>
    protected DeviceNetwork(Network network, GpuDevice device, DevicePlan plan)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(plan);
        (Network, Device, Plan) = (network, device, plan);
        pool = new DevicePool(this);
        if (!device.IsImaginary)
        {
            home = Move(null);
        }
    }

    /// <summary>The network that this is a copy of; its weights are those that <see cref="Upload"/> takes and <see cref="Download"/> changes.</summary>
    public Network Network { get; }

    /// <summary>The device.</summary>
    public GpuDevice Device { get; }

    /// <summary>The memory that the programs need.</summary>
    internal DevicePlan Plan { get; }

    /// <summary>Brings the weights of <see cref="Network"/> to the device. Call it after they changed, such as by loading a file.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">This object, the network or the device was disposed.</exception>
    public void Upload()
    {
        var target = Home();
        lock (Network.Parameters.Gate)
        {
            target.Upload(Network.Parameters.Values);
        }
    }

    /// <summary>Brings the weights of the device to <see cref="Network"/>. Nothing changes there unless all of them arrive.</summary>
    /// <exception cref="GpuException">The device was lost.</exception>
    /// <exception cref="ObjectDisposedException">This object, the network or the device was disposed.</exception>
    public void Download()
    {
        var source = Home();
        using var arrived = new NativeBuffer(source.Weights.Length);
        source.Download(arrived.Span);
        lock (Network.Parameters.Gate)
        {
            arrived.Span.CopyTo(Network.Parameters.Values);
            Network.Parameters.MarkChanged();
        }
    }

    /// <summary>Runs the network on any number of samples. Safe to call from many threads at once; they take turns.</summary>
    /// <param name="input">Whole samples one after another: batch × the input shape.</param>
    /// <returns>Batch × the output shape.</returns>
    /// <exception cref="ArgumentException">The input is empty or does not hold whole samples.</exception>
    /// <exception cref="GpuException">The device has not enough memory, or was lost.</exception>
    /// <exception cref="ObjectDisposedException">This object or the device was disposed.</exception>
    public float[] PredictAll(ReadOnlySpan<float> input)
    {
        var samples = Border.Samples(Network.Description, input.Length);
        var output = new float[checked(samples * Network.Description.OutputLength)];
        pool.Run(input, output, samples);
        return output;
    }

    /// <summary>Creates memory on the device for predictions, and compiles their kernels.</summary>
    /// <param name="batch">The most samples of one call.</param>
    /// <param name="progress">Told before each kernel that is compiled, which takes seconds for deep networks.</param>
    /// <param name="cancellation">Stops between two kernels.</param>
    /// <exception cref="GpuException">The device has not enough memory, a kernel does not compile, or the device was lost.</exception>
    public DeviceInferenceSession CreateSession(
        int batch = 1, IProgress<KernelProgress>? progress = null, CancellationToken cancellation = default) =>
        new(this, batch, progress, cancellation);

    /// <summary>Creates memory on the device for training by a loop of one's own, and compiles its kernels.</summary>
    /// <param name="batch">The most samples of one step.</param>
    /// <param name="progress">Told before each kernel that is compiled, which takes seconds for deep networks.</param>
    /// <param name="cancellation">Stops between two kernels.</param>
    /// <exception cref="GpuException">The device has not enough memory, a kernel does not compile, or the device was lost.</exception>
    public DeviceTrainingSession CreateTrainingSession(
        int batch, IProgress<KernelProgress>? progress = null, CancellationToken cancellation = default) =>
        new(this, batch, annex: null, progress, cancellation);

    /// <summary>Frees what the network has on the device; its sessions refuse to run from now on. Weights that were not downloaded are gone.</summary>
    public void Dispose()
    {
        lock (settling)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
        }

        pool.Dispose();
        home?.Dispose();

        GC.SuppressFinalize(this);
    }
}
