using System.Globalization;

namespace ILGPU.Emulation;

/// <summary>What a kernel did wrong, with the place.</summary>
public sealed class KernelFailureException : Exception
{
    /// <summary>Creates a failure.</summary>
    public KernelFailureException(string kernel, string message, Exception? cause)
        : base(message, cause) => Kernel = kernel;

    /// <summary>The name of the kernel.</summary>
    public string Kernel { get; }
}

internal static class KernelFailure
{
    public static Exception In(LaunchPlan plan, int group, int thread, Exception exception) =>
        new KernelFailureException(plan.Kernel, string.Create(CultureInfo.InvariantCulture,
            $"kernel '{plan.Kernel}' failed in thread {thread} of group {group} (of {plan.GridSize} groups of {plan.GroupSize} threads): {exception.Message}"), exception);

    public static Exception UnevenBarrier(LaunchPlan plan, int group, int waiting, int finished) =>
        new KernelFailureException(plan.Kernel, string.Create(CultureInfo.InvariantCulture,
            $"kernel '{plan.Kernel}': in group {group}, {waiting} threads wait at a barrier that {finished} threads never reached; let all threads of a group meet the same barriers"), null);

    public static Exception OutOfBounds(long index, long length) =>
        new IndexOutOfRangeException(string.Create(CultureInfo.InvariantCulture,
            $"index {index} is outside a view of {length} elements, {Place()}"));

    public static Exception Misaligned(long offset, int size, string element) =>
        new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
            $"a view at byte {offset} cannot be cast to '{element}' of {size} bytes, {Place()}; begin it at a multiple of {size} bytes"));

    private static string Place() => EmulatedThread.Current is { } thread
        ? string.Create(CultureInfo.InvariantCulture,
            $"in kernel '{thread.Runner.Plan.Kernel}', group {thread.Runner.Group}, thread {thread.Index}")
        : "on the host";
}
