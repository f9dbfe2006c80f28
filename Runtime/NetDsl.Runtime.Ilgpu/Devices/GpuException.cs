namespace NetDsl.Ilgpu;

/// <summary>A device cannot do what was asked of it: there is none, its memory does not suffice, or it was lost. The message says what to do.</summary>
public class GpuException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="cause">What the library or the driver reported.</param>
    internal GpuException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
