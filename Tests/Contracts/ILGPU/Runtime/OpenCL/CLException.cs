namespace ILGPU.Runtime.OpenCL;

/// <summary>What a call to the OpenCL driver came to.</summary>
public enum CLError : int
{
    /// <summary>It worked.</summary>
    CL_SUCCESS = 0,

    /// <summary>The device does not answer.</summary>
    CL_DEVICE_NOT_AVAILABLE = -2,

    /// <summary>The device has not enough memory.</summary>
    CL_MEM_OBJECT_ALLOCATION_FAILURE = -4,

    /// <summary>The device has not enough of something.</summary>
    CL_OUT_OF_RESOURCES = -5,

    /// <summary>The host has not enough memory.</summary>
    CL_OUT_OF_HOST_MEMORY = -6,

    /// <summary>An allocation is larger than the device takes.</summary>
    CL_INVALID_BUFFER_SIZE = -61,

    /// <summary>The call makes no sense now.</summary>
    CL_INVALID_OPERATION = -59,
}

/// <summary>A call to the OpenCL driver failed.</summary>
public sealed class CLException : AcceleratorException
{
    /// <summary>Creates the exception for a call that makes no sense.</summary>
    public CLException()
        : this(CLError.CL_INVALID_OPERATION)
    {
    }

    /// <summary>Creates the exception for an error.</summary>
    public CLException(CLError errorCode) => Error = errorCode;

    /// <summary>Creates the exception with a message of its own.</summary>
    public CLException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public CLException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error.</summary>
    public CLError Error { get; }

    /// <inheritdoc/>
    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;
}
