using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>How an accelerator fares: its memory in use, and whether it still answers.</summary>
internal sealed class DeviceHealth(EmulatedHardware hardware, Device device)
{
    private int launches;
    private bool lost;

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
        launches++;
        lost |= launches > Hardware.LoseDeviceAfterLaunches;
        Check();
    }

    public void Take(long bytes)
    {
        Check();
        if (bytes > BytesFree)
            throw Failures.OutOfMemory(device.AcceleratorType);
        BytesInUse += bytes;
        Hardware.CountAllocation(bytes, BytesInUse);
    }

    public void Give(long bytes) => BytesInUse -= bytes;
}
