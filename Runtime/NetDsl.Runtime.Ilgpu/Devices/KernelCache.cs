using System.Reflection;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// The kernels that were compiled for one accelerator, found by their methods with their type arguments: delegates of one method differ from
/// place to place, and where C# does not keep them from call to call.
/// After a kernel that does not compile the library compiles no other in the same context; those that were compiled before go on.
/// </summary>
internal sealed class KernelCache(Accelerator accelerator)
{
    private readonly Dictionary<MethodInfo, Delegate> launchers = [];
    private readonly Lock gate = new();

    private readonly Lock launching = new();

    /// <summary>The kernel that did not compile, after which nothing does; null as long as all is well.</summary>
    public string? Failed { get; private set; }

    /// <summary>
    /// Taken for each launch: OpenCL keeps the arguments of a kernel with the kernel between setting and enqueuing them, so that two networks
    /// on one device, launching one kernel from two threads, would get each other's.
    /// </summary>
    public Lock.Scope TakeTurn() => launching.EnterScope();

    /// <summary>Whether a kernel is compiled already.</summary>
    public bool Contains(MethodInfo kernel)
    {
        lock (gate)
        {
            return launchers.ContainsKey(kernel);
        }
    }

    /// <summary>The launcher of a kernel, compiled at its first use.</summary>
    /// <exception cref="GpuKernelException">The kernel does not compile.</exception>
    public TLauncher Load<TKernel, TLauncher>(TKernel kernel, Func<Accelerator, TKernel, TLauncher> load)
        where TKernel : Delegate
        where TLauncher : Delegate
    {
        lock (gate)
        {
            if (!launchers.TryGetValue(kernel.Method, out var launcher))
            {
                launchers[kernel.Method] = launcher = Compile(kernel, load);
            }

            return (TLauncher)launcher;
        }
    }

    private TLauncher Compile<TKernel, TLauncher>(TKernel kernel, Func<Accelerator, TKernel, TLauncher> load)
        where TKernel : Delegate
        where TLauncher : Delegate
    {
        var name = KernelName.Of(kernel.Method);
        if (Failed is not null)
        {
            throw new GpuKernelException(
                name,
                $"Kernel '{name}' cannot be compiled, because '{Failed}' failed before it in the same context of the library; dispose the sessions of this network, or create it on the device anew, so that it gets a fresh context.");
        }

        try
        {
            return load(accelerator, kernel);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed = name;
            throw new GpuKernelException(
                name, $"Kernel '{name}' does not compile for '{accelerator.Name}': {DriverReport.Innermost(fault)}. Use the CPU target for this network, and report the kernel.", fault);
        }
    }
}
