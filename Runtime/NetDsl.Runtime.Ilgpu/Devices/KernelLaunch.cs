using System.Reflection;

namespace NetDsl.Ilgpu;

/// <summary>One launch of a kernel, as a plan counts it.</summary>
/// <param name="Kernel">The kernel's method, closed over its constants.</param>
/// <param name="Size">Threads, and bytes that are moved.</param>
/// <param name="Load">Compiles the kernel for a device.</param>
internal sealed record KernelLaunch(MethodInfo Kernel, LaunchSize Size, Action<KernelCache> Load);
