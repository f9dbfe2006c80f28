namespace NetDsl.Ilgpu;

/// <summary>What a device can do. Kernels do not choose by it, so that results are the same on every device.</summary>
/// <param name="Multiprocessors">Groups of threads that can run at the same time, roughly.</param>
/// <param name="MostThreads">The most threads of a group.</param>
public sealed record DeviceLimits(int Multiprocessors, int MostThreads)
{
    /// <summary>An H200, for plans that are made where there is no device.</summary>
    public static DeviceLimits H200 { get; } = new(132, 1024);
}
