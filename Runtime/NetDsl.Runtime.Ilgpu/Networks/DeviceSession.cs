using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// The memory of one user of a network on a device: one allocation for input, output, arena and scratch. All kernels are compiled when a
/// session is created. Safe to use from many threads; they take turns.
/// </summary>
public abstract class DeviceSession : IDisposable
{
    private readonly DeviceNetwork network;
    private readonly SessionRequest request;
    private readonly SessionMemory memory;
    private readonly DeviceBlock block;
    private readonly HashSet<int> planned = [];
    private DeviceBlock? moreScratch;
    private bool disposed;

    private protected DeviceSession(DeviceNetwork network, SessionRequest request, IProgress<KernelProgress>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Batch, 1, "batch");
        (this.network, this.request) = (network, request);
        var planner = new SessionPlanner(network, request);
        var plan = planner.Plan(network.Device.Limits);
        Home = network.Settle(plan);
        try
        {
            plan.Load(Home.Context.Kernels, progress, cancellation);
            memory = planner.Memory(request.Batch, plan.ScratchFloats);
            block = planner.Allocate(Home.Context, memory);
            Queue = new DeviceQueue(Home.Context, Home.Compute, memory.Scratch(block.All));
            planned.Add(request.Batch);
            Clear();
        }
        catch
        {
            block?.Dispose();
            Home.Count(-1);
            throw;
        }
    }

    /// <summary>The most samples of one call.</summary>
    public int Batch => request.Batch;

    /// <summary>What the session holds on the device in bytes; the weights belong to the network.</summary>
    public long MemoryBytes => block.Bytes + (moreScratch?.Bytes ?? 0);

    /// <summary>The home of the weights.</summary>
    internal DeviceHome Home { get; }

    /// <summary>Where the session's programs run. It may be replaced in <see cref="Begin"/>.</summary>
    internal DeviceQueue Queue { get; private set; }

    /// <summary>The memory of the annex.</summary>
    internal DeviceSpan Annex => memory.Annex(block.All);

    private protected DeviceNetwork Network => network;

    private protected NetworkDescription Description => network.Network.Description;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Home.Gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            Home.Rest();
            block.Dispose();
            moreScratch?.Dispose();
            Home.Count(-1);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The frame of a number of samples. The caller holds the gate of <see cref="Home"/>.</summary>
    /// <param name="samples">1 up to the batch; kernels for another number than before are planned, and where necessary compiled, first.</param>
    internal DeviceFrame Begin(int samples)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Home.Check();
        if (!planned.Contains(samples))
        {
            Replan(samples);
            planned.Add(samples);
        }

        return memory.Frame(block.All, samples) with { Weights = Home.Weights, Prepared = Home.Prepared };
    }

    /// <summary>Gradients are zero until they are computed, and the gaps between them for ever.</summary>
    private void Clear()
    {
        try
        {
            lock (Home.Gate)
            {
                Queue.Clear(memory.Frame(block.All, Batch).Gradients);
                Queue.Synchronize();
            }
        }
        catch (AcceleratorException fault)
        {
            throw Home.Context.Lose(fault);
        }
    }

    /// <summary>Fewer samples may be computed by other kernels, whose scratch memory may even be larger.</summary>
    private void Replan(int samples)
    {
        var plan = new SessionPlanner(network, request with { Batch = samples }).Plan(Home.Context.Limits);
        plan.Load(Home.Context.Kernels);
        if (plan.ScratchFloats > memory.Scratch(block.All).Length && plan.ScratchFloats > (moreScratch?.All.Length ?? 0))
        {
            Grow(plan.ScratchFloats, samples);
        }
    }

    /// <summary>Replaces the scratch memory. Where there is no room, the session is as it was when it was created.</summary>
    private void Grow(long floats, int samples)
    {
        Home.Rest();
        moreScratch?.Dispose();
        moreScratch = null;
        planned.Clear();
        Queue = new DeviceQueue(Home.Context, Home.Compute, memory.Scratch(block.All));
        try
        {
            moreScratch = Home.Context.Allocate(floats);
        }
        catch (DeviceMemoryException fault)
        {
            throw new GpuException(
                $"A batch of {Shape.Count(samples)} in a session of {Description.Name} for at most {Shape.Count(Batch)} needs {Bytes.Text(fault.NeededBytes)} of device memory more, but {Bytes.Text(fault.AvailableBytes)} are free on {Home.Context.Device}; use whole batches, or dispose other networks or sessions on the device.",
                fault);
        }

        Queue = new DeviceQueue(Home.Context, Home.Compute, moreScratch.All);
    }
}
