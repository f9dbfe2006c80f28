using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Where kernels are run in their order: a stream of a device, or, in a plan, a list that only counts what would run. A plan finds out how
/// much scratch memory a program needs, and which kernels are to be compiled before the first of them runs.
/// </summary>
public sealed partial class DeviceQueue
{
    private readonly AcceleratorStream? stream;
    private readonly KernelCache? kernels;
    private readonly List<KernelLaunch>? plan;
    private readonly DeviceSpan scratch;

    /// <summary>A queue that runs kernels.</summary>
    /// <param name="context">Where the kernels are loaded.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="scratch">Memory for what a kernel keeps between two of its launches.</param>
    internal DeviceQueue(DeviceContext context, AcceleratorStream stream, DeviceSpan scratch)
    {
        Limits = context.Limits;
        kernels = context.Kernels;
        this.stream = stream;
        this.scratch = scratch;
    }

    /// <summary>A plan.</summary>
    /// <param name="limits">What the device can do.</param>
    internal DeviceQueue(DeviceLimits limits)
    {
        Limits = limits;
        plan = [];
    }

    /// <summary>What the device can do.</summary>
    internal DeviceLimits Limits { get; }

    /// <summary>The launches of a plan.</summary>
    internal IReadOnlyList<KernelLaunch> Launches => plan ?? [];

    /// <summary>The most scratch memory that a plan's calls asked for, in floats.</summary>
    internal long ScratchFloats { get; private set; }

    /// <summary>
    /// Memory that is good until the end of the caller, a method that enqueues one or more kernels; the next caller gets the same memory.
    /// One call a method: cut it with Slice. Its content is undefined.
    /// </summary>
    /// <param name="floats">How many floats.</param>
    internal DeviceSpan Scratch(long floats)
    {
        if (plan is not null)
        {
            ScratchFloats = Math.Max(ScratchFloats, floats);
            return new DeviceSpan(null, 0, floats);
        }

        return scratch.Slice(0, floats);
    }

    /// <summary>Counts a launch in a plan; gives the launcher where it is to run.</summary>
    private TLauncher? Load<TKernel, TLauncher>(LaunchSize size, TKernel kernel, Func<Accelerator, TKernel, TLauncher> load)
        where TKernel : Delegate
        where TLauncher : Delegate
    {
        if (plan is null)
        {
            return kernels!.Load(kernel, load);
        }

        Count(size, kernel, load);
        return null;
    }

    /// <summary>Apart from <see cref="Load"/>, which must allocate nothing where a launch runs.</summary>
    private void Count<TKernel, TLauncher>(LaunchSize size, TKernel kernel, Func<Accelerator, TKernel, TLauncher> load)
        where TKernel : Delegate
        where TLauncher : Delegate =>
        plan!.Add(new KernelLaunch(kernel.Method, size, cache => cache.Load(kernel, load)));
}
