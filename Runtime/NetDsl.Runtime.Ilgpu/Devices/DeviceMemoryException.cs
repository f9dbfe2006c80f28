using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>An allocation that the device refused; who allocates knows what for, and says so in its place.</summary>
/// <param name="neededBytes">What was asked for.</param>
/// <param name="availableBytes">What the device has, less what is held.</param>
/// <param name="cause">What the driver reported.</param>
internal sealed class DeviceMemoryException(long neededBytes, long availableBytes, Exception cause)
    : GpuException($"{Ilgpu.Bytes.Text(neededBytes)} of device memory are needed, but {Ilgpu.Bytes.Text(availableBytes)} are free; free other networks or sessions on the device.", cause)
{
    /// <summary>What was asked for.</summary>
    public long NeededBytes => neededBytes;

    /// <summary>What the device has, less what is held.</summary>
    public long AvailableBytes => Math.Max(availableBytes, 0);

    /// <summary>Whether a driver's report says that memory did not suffice, and not that the device is gone.</summary>
    public static bool Tells(Exception fault) => fault switch
    {
        OutOfMemoryException => true,
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        CLException openCL => openCL.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,
        AcceleratorException => false,
        _ => false,
    };
}
