using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ILGPU.Emulation;

/// <summary>The exceptions that drivers raise.</summary>
internal static class Failures
{
    public static Exception OutOfMemory(AcceleratorType type) => type switch
    {
        AcceleratorType.Cuda => new CudaException(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        AcceleratorType.OpenCL => new CLException(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE),
        _ => new OutOfMemoryException("the emulated processor has no more memory"),
    };

    public static Exception DeviceLost(AcceleratorType type) => type switch
    {
        AcceleratorType.OpenCL => new CLException(CLError.CL_DEVICE_NOT_AVAILABLE),
        _ => new CudaException(CudaError.CUDA_ERROR_LAUNCH_FAILED),
    };
}
