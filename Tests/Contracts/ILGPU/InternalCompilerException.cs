namespace ILGPU;

/// <summary>A kernel could not be compiled.</summary>
public sealed class InternalCompilerException : Exception
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public InternalCompilerException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public InternalCompilerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public InternalCompilerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
