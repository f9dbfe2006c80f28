using ILGPU.Emulation;

namespace ILGPU;

/// <summary>Memory that the threads of one group share.</summary>
public static class SharedMemory
{
    /// <summary>An array of <paramref name="extent"/> elements that all threads of the group see.</summary>
    /// <exception cref="InvalidOperationException">The group has more shared memory than the device.</exception>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged
    {
        var thread = EmulatedThread.Required("SharedMemory.Allocate");
        return thread.Runner.Shared.Allocate<T>(thread, extent);
    }
}
