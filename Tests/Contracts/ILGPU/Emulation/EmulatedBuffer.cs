using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>The owner of a block of device memory.</summary>
internal sealed class EmulatedBuffer : MemoryBuffer
{
    private readonly DeviceMemory memory;

    private EmulatedBuffer(Accelerator accelerator, long length, int elementSize)
        : base(accelerator, length, elementSize)
    {
        accelerator.Health.Take(LengthInBytes);
        try
        {
            memory = new DeviceMemory(LengthInBytes);
        }
        catch (OutOfMemoryException)
        {
            accelerator.Health.Give(LengthInBytes);
            throw;
        }
        accelerator.Add(this);
    }

    /// <summary>Allocates elements and fills them with not-a-number.</summary>
    public static unsafe ArrayView1D<T, Stride1D.Dense> Create<T>(Accelerator accelerator, long length)
        where T : unmanaged
    {
        var buffer = new EmulatedBuffer(accelerator, length, sizeof(T));
        return new ArrayView<T>(buffer.memory, buffer, 0, length);
    }

    private protected override void Release()
    {
        Accelerator.Drain();
        Accelerator.Forget(this);
        memory.Release();
        Accelerator.Health.Give(LengthInBytes);
        Accelerator.Health.Check();
    }
}
