namespace ILGPU.Runtime;

/// <summary>The kinds of devices.</summary>
public enum AcceleratorType : int
{
    /// <summary>The processor itself.</summary>
    CPU,

    /// <summary>A device that is driven through CUDA.</summary>
    Cuda,

    /// <summary>A device that is driven through OpenCL.</summary>
    OpenCL,
}
