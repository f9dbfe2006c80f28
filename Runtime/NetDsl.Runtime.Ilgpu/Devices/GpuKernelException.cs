namespace NetDsl.Ilgpu;

/// <summary>A kernel could not be compiled for a device.</summary>
public sealed class GpuKernelException : GpuException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kernel">The kernel's name.</param>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="cause">What the library reported.</param>
    internal GpuKernelException(string kernel, string message, Exception? cause = null)
        : base(message, cause) => Kernel = kernel;

    /// <summary>The kernel: its class and method, with the structs whose constants it was compiled for.</summary>
    public string Kernel { get; }
}
