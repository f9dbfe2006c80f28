namespace ILGPU.Runtime.Cuda;

/// <summary>What a call to the CUDA driver came to.</summary>
public enum CudaError
{
    /// <summary>It worked.</summary>
    CUDA_SUCCESS = 0,

    /// <summary>The device has not enough memory.</summary>
    CUDA_ERROR_OUT_OF_MEMORY = 2,

    /// <summary>There is no device.</summary>
    CUDA_ERROR_NO_DEVICE = 100,

    /// <summary>A kernel reached outside its memory.</summary>
    CUDA_ERROR_ILLEGAL_ADDRESS = 700,

    /// <summary>A kernel broke off; the device does not answer any more.</summary>
    CUDA_ERROR_LAUNCH_FAILED = 719,

    /// <summary>Something else.</summary>
    CUDA_ERROR_UNKNOWN = 999,
}

/// <summary>A call to the CUDA driver failed.</summary>
public sealed class CudaException : AcceleratorException
{
    /// <summary>Creates the exception without an error.</summary>
    public CudaException()
    {
    }

    /// <summary>Creates the exception for an error.</summary>
    public CudaException(CudaError error)
        : base($"the CUDA driver reports '{error}'") => Error = error.ToString();

    /// <summary>Creates the exception with a message of its own.</summary>
    public CudaException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public CudaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The name of the error.</summary>
    public string Error { get; } = "N/A";

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;
}
