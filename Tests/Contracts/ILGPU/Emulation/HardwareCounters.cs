namespace ILGPU.Emulation;

public sealed partial class EmulatedHardware
{
    private readonly Lock gate = new();
    private readonly List<LaunchRecord> launches = [];
    private readonly SortedSet<string> kernelsOnStacks = new(StringComparer.Ordinal);

    /// <summary>The launches so far, in the order of the calls.</summary>
    public IReadOnlyList<LaunchRecord> Launches
    {
        get
        {
            lock (gate)
                return [.. launches];
        }
    }

    /// <summary>
    /// The kernels with barriers that were launched and could not be rewritten, and so ran on a stack for each thread.
    /// </summary>
    public IReadOnlyList<string> KernelsOnStacks
    {
        get
        {
            lock (gate)
                return [.. kernelsOnStacks];
        }
    }

    /// <summary>The bytes that were copied from the host to devices.</summary>
    public long BytesToDevice { get; private set; }

    /// <summary>The bytes that were copied from devices to the host.</summary>
    public long BytesToHost { get; private set; }

    /// <summary>The bytes that were copied from view to view.</summary>
    public long BytesOnDevice { get; private set; }

    /// <summary>The number of allocations on devices.</summary>
    public int Allocations { get; private set; }

    /// <summary>The bytes that buffers hold now.</summary>
    public long BytesInUse { get; private set; }

    /// <summary>The most bytes that buffers held at any time.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Forgets launches, copies and the number of allocations.</summary>
    public void ResetCounters()
    {
        lock (gate)
        {
            launches.Clear();
            BytesToDevice = BytesToHost = BytesOnDevice = 0;
            Allocations = 0;
            PeakBytes = BytesInUse;
        }
    }

    internal void Count(LaunchRecord launch, bool onStacks)
    {
        lock (gate)
        {
            launches.Add(launch);
            if (onStacks)
                kernelsOnStacks.Add(launch.Kernel);
        }
    }

    internal void CountCopy(long toDevice = 0, long toHost = 0, long onDevice = 0)
    {
        lock (gate)
        {
            BytesToDevice += toDevice;
            BytesToHost += toHost;
            BytesOnDevice += onDevice;
        }
    }

    internal void CountAllocation(long bytes)
    {
        lock (gate)
        {
            Allocations++;
            BytesInUse += bytes;
            PeakBytes = Math.Max(PeakBytes, BytesInUse);
        }
    }

    internal void CountRelease(long bytes)
    {
        lock (gate)
            BytesInUse -= bytes;
    }
}

/// <summary>One launch: the kernel's name, the number of groups, and the number of threads of each.</summary>
public readonly record struct LaunchRecord(string Kernel, int GridSize, int GroupSize);
