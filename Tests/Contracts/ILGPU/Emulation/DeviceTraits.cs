namespace ILGPU.Emulation;

/// <summary>What an emulated device says about itself.</summary>
/// <param name="Name">The name that the driver would give.</param>
/// <param name="MemorySize">Its memory in bytes; what is asked for beyond it fails.</param>
/// <param name="MaxNumThreadsPerGroup">The most threads of a group.</param>
/// <param name="MaxSharedMemoryPerGroup">The shared memory of a group in bytes.</param>
/// <param name="NumMultiprocessors">The number of multiprocessors.</param>
/// <param name="WarpSize">The number of threads that run in step.</param>
/// <param name="IsProcessor">Whether OpenCL counts it as a processor, not as a graphics processor.</param>
/// <param name="GenericAddressSpace">Whether one pointer can point to every kind of memory.</param>
public sealed record DeviceTraits(
    string Name,
    long MemorySize = 1L << 30,
    int MaxNumThreadsPerGroup = 1024,
    int MaxSharedMemoryPerGroup = 48 * 1024,
    int NumMultiprocessors = 4,
    int WarpSize = 32,
    bool IsProcessor = false,
    bool GenericAddressSpace = true);
