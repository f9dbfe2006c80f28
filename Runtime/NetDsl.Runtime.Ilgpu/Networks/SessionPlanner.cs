namespace NetDsl.Ilgpu;

/// <summary>What a session would run and hold, without a device; and its allocation on one.</summary>
/// <param name="network">The network.</param>
/// <param name="request">What the session is to be.</param>
internal sealed class SessionPlanner(DeviceNetwork network, SessionRequest request)
{
    private NetworkDescription Description => network.Network.Description;

    private string Kind => request.Trains ? "A training session" : "A session";

    /// <summary>The programs of the session.</summary>
    /// <param name="limits">What the device can do.</param>
    /// <param name="once">Whether to plan what runs once for each version of the weights as well.</param>
    /// <exception cref="GpuException">A value is too long for kernels.</exception>
    public ProgramPlan Plan(DeviceLimits limits, bool once = true)
    {
        try
        {
            return Plan(limits, request.Batch, once);
        }
        catch (DeviceValueException fault)
        {
            var most = int.MaxValue / Math.Max(fault.Floats / request.Batch, 1);
            throw new GpuException(
                $"With batches of {Shape.Count(request.Batch)}, {Description.Name} has a value of {Shape.Count(fault.Floats)} floats, but kernels index at most {Shape.Count(int.MaxValue)}; {Repair(most)}.",
                fault);
        }
    }

    /// <summary>The session's memory.</summary>
    public SessionMemory Memory(int batch, long scratchFloats) =>
        new(Description, request.Trains, batch, ArenaFloats(batch), scratchFloats, request.Annex.Floats);

    /// <summary>Allocates a session's memory.</summary>
    /// <exception cref="GpuException">The device has not enough.</exception>
    public DeviceBlock Allocate(DeviceContext context, SessionMemory memory)
    {
        try
        {
            return context.Allocate(memory.Floats);
        }
        catch (DeviceMemoryException fault)
        {
            var most = LargestBatch(context.Limits, fault.AvailableBytes);
            var got = most < request.Batch
                ? $"{Bytes.Text(fault.AvailableBytes)} are free on {context.Device}; {Repair(most)}"
                : $"{context.Device} did not give them in one piece ({Bytes.Text(fault.AvailableBytes)} are free); {Repair(request.Batch / 2)}";
            throw new GpuException(
                $"{Kind} of {Description.Name} with batches of {Shape.Count(request.Batch)} needs {Bytes.Text(fault.NeededBytes)} of device memory, but {got}.", fault);
        }
    }

    /// <summary>The largest batch whose session would take no more memory; 0 where not even one sample does.</summary>
    public int LargestBatch(DeviceLimits limits, long bytes)
    {
        var (fits, tooMuch) = (0L, request.Batch + 1L);
        while (tooMuch - fits > 1)
        {
            var batch = (int)(fits + ((tooMuch - fits) / 2));
            (fits, tooMuch) = NeededBytes(limits, batch) <= bytes ? ((long)batch, tooMuch) : (fits, (long)batch);
        }

        return (int)fits;
    }

    private long NeededBytes(DeviceLimits limits, int batch)
    {
        try
        {
            return Memory(batch, Plan(limits, batch, once: true).ScratchFloats).Floats * sizeof(float);
        }
        catch (DeviceValueException)
        {
            return long.MaxValue;
        }
    }

    private static string Repair(long most) => most < 1
        ? "not even one sample fits, so use a device with more memory or the CPU target"
        : $"use a batch of at most {Shape.Count(most)}";

    private ProgramPlan Plan(DeviceLimits limits, int batch, bool once)
    {
        var all = Nowhere(long.MaxValue / sizeof(float));
        var frame = Memory(batch, 0).Frame(all, batch) with
        {
            Weights = Nowhere((long)Description.TrainableFloats + Description.StatisticFloats),
            Prepared = Nowhere(network.Plan.Prepared),
        };
        return ProgramPlan.Of(limits, queue =>
        {
            if (once)
            {
                // Empty where nothing is trained.
                queue.Clear(frame.Gradients);
            }

            network.Run(queue, batch, frame, request.Trains, once);
            request.Annex.Plan(queue, Nowhere(request.Annex.Floats), frame);
        });
    }

    private long ArenaFloats(int batch) => request.Trains
        ? (network.Plan.TrainingPerSample * batch) + network.Plan.TrainingFixed
        : (network.Plan.InferencePerSample * batch) + network.Plan.InferenceFixed;

    /// <summary>Memory that has a length only.</summary>
    private static DeviceSpan Nowhere(long floats) => new(null, 0, floats);
}
