namespace ILGPU.Runtime;

/// <summary>A device or its driver failed.</summary>
public abstract class AcceleratorException : Exception
{
    private protected AcceleratorException()
    {
    }

    private protected AcceleratorException(string message)
        : base(message)
    {
    }

    private protected AcceleratorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The kind of the device.</summary>
    public abstract AcceleratorType AcceleratorType { get; }
}
