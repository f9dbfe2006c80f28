using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>How an accelerator fares: its memory in use, and whether it still answers. Also the lock of its streams.</summary>
internal sealed class DeviceHealth(EmulatedHardware hardware, Device device)
{
    private int launches;
    private volatile bool lost;

    public EmulatedHardware Hardware { get; } = hardware;

    /// <summary>The bytes that buffers hold.</summary>
    public long BytesInUse { get; private set; }

    /// <summary>The bytes that buffers may still take.</summary>
    public long BytesFree => Math.Min(device.MemorySize, Hardware.OutOfMemoryAboveBytes) - BytesInUse;

    /// <summary>Throws if the device was lost.</summary>
    public void Check()
    {
        if (lost)
            throw Failures.DeviceLost(device.AcceleratorType);
    }

    /// <summary>Counts a launch; the device may be lost in it.</summary>
    public void Launch()
    {
        Check();
        if (Interlocked.Increment(ref launches) > Hardware.LoseDeviceAfterLaunches)
            lost = true;
        Check();
    }

    public void Take(long bytes)
    {
        Check();
        lock (this)
        {
            if (bytes > BytesFree)
                throw Failures.OutOfMemory(device.AcceleratorType);
            BytesInUse += bytes;
        }
        Hardware.CountAllocation(bytes);
    }

    public void Give(long bytes)
    {
        lock (this)
            BytesInUse -= bytes;
        Hardware.CountRelease(bytes);
    }
}
