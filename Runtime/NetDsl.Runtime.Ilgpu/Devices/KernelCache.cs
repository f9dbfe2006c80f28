using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// The kernels that were compiled for one accelerator, by the delegate that C# keeps for a static method and its type arguments.
/// </summary>
internal sealed class KernelCache(Accelerator accelerator)
{
    private readonly Dictionary<Delegate, Delegate> launchers = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    /// <summary>The launcher of a kernel, compiled at its first use.</summary>
    /// <exception cref="GpuKernelException">The kernel does not compile.</exception>
    public TLauncher Load<TKernel, TLauncher>(TKernel kernel, Func<Accelerator, TKernel, TLauncher> load)
        where TKernel : Delegate
        where TLauncher : Delegate
    {
        lock (gate)
        {
            if (!launchers.TryGetValue(kernel, out var launcher))
            {
                launchers[kernel] = launcher = load(accelerator, kernel);
            }

            return (TLauncher)launcher;
        }
    }
}
