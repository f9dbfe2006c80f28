using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Where a network lives on a device: its weights in one allocation, and the streams of its work. All programs that touch the weights run
/// in one stream and are enqueued under one lock, so that each sees the weights of one whole step.
/// </summary>
internal sealed class DeviceHome : IDisposable
{
    private const int Alignment = 16;

    private readonly DeviceBlock block;
    private int sessions;
    private bool disposed;

    /// <exception cref="DeviceMemoryException">The device has not enough memory for the weights.</exception>
    public DeviceHome(DeviceContext context, NetworkDescription network, DevicePlan plan)
    {
        Context = context;
        context.Check();
        var weights = (long)network.TrainableFloats + network.StatisticFloats;
        var start = (weights + Alignment - 1) / Alignment * Alignment;
        block = context.Allocate(start + plan.Prepared);
        Weights = block.All.Slice(0, weights);
        Prepared = block.All.Slice(start, plan.Prepared);
        try
        {
            Compute = context.CreateStream();
            Copies = context.CreateStream();
        }
        catch
        {
            if (Compute is not null)
            {
                context.Close(Compute);
            }

            block.Dispose();
            throw;
        }

        context.Enter();
    }

    /// <summary>The context that everything here belongs to.</summary>
    public DeviceContext Context { get; }

    /// <summary>Held while work is enqueued that touches the weights.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The stream of all programs.</summary>
    public AcceleratorStream Compute { get; }

    /// <summary>A stream of its own for copies that run beside the programs.</summary>
    public AcceleratorStream Copies { get; }

    /// <summary>All weights, laid out as <see cref="ParameterStore.Values"/>.</summary>
    public DeviceSpan Weights { get; }

    /// <summary>What predictions prepare of the weights.</summary>
    public DeviceSpan Prepared { get; }

    /// <summary>Whether <see cref="Prepared"/> is of the current weights; whoever changes weights says that it is not.</summary>
    public bool IsPrepared { get; set; }

    /// <summary>Whether the network, or the device below it, was disposed.</summary>
    public bool IsDisposed => disposed || Context.IsDisposed;

    /// <summary>Whether there are sessions, which cannot move elsewhere.</summary>
    public bool IsInUse => Volatile.Read(ref sessions) > 0;

    /// <summary>Counts a session that begins or ends.</summary>
    public void Count(int change) => Interlocked.Add(ref sessions, change);

    /// <summary>Copies weights from the host.</summary>
    public void Upload(ReadOnlySpan<float> values)
    {
        lock (Gate)
        {
            Check();
            try
            {
                IsPrepared = false;
                new DeviceQueue(Context, Compute, default).Upload(values, Weights);
            }
            catch (AcceleratorException fault)
            {
                throw Context.Lose(fault);
            }
        }
    }

    /// <summary>Copies weights to the host, behind all work that was enqueued.</summary>
    public void Download(Span<float> values)
    {
        lock (Gate)
        {
            Check();
            try
            {
                new DeviceQueue(Context, Compute, default).Download(Weights, values);
            }
            catch (AcceleratorException fault)
            {
                throw Context.Lose(fault);
            }
        }
    }

    /// <summary>Refuses work once the network or the device was disposed, or the device was lost.</summary>
    public void Check()
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(DeviceNetwork));
        Context.Check();
    }

    /// <summary>Waits for everything that is under way, since memory must not go before the work on it has ended.</summary>
    public void Rest()
    {
        try
        {
            // A device that was disposed while a training holds it still works; one that is closed has waited.
            if (!disposed && !Context.IsLost && !Context.IsClosed)
            {
                Compute.Synchronize();
                Copies.Synchronize();
            }
        }
        catch (Exception fault) when (fault is AcceleratorException or ObjectDisposedException)
        {
            // Nothing is under way on a device that is gone.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            if (disposed)
            {
                return;
            }

            Rest();
            disposed = true;
            block.Dispose();
            Context.Close(Compute);
            Context.Close(Copies);
            Context.Leave();
        }
    }
}
