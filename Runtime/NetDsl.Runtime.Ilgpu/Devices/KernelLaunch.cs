using System.Reflection;

namespace NetDsl.Ilgpu;

/// <summary>One launch of a kernel, as a plan counts it.</summary>
/// <param name="Method">The kernel, closed over its constants.</param>
/// <param name="Size">Threads, and bytes that are moved.</param>
/// <param name="Load">Compiles the kernel for a device.</param>
internal sealed record KernelLaunch(Delegate Method, LaunchSize Size, Action<KernelCache> Load)
{
    /// <summary>The kernel's method, closed over its constants.</summary>
    public MethodInfo Kernel => Method.Method;
}
