namespace NetDsl.Ilgpu.Tests;

/// <summary>
/// The device that the tests of kernels share, opened once: that of the environment variable <c>NETDSL_GPU</c>, a name as
/// <see cref="GpuDevice.Open(string)"/> takes it; <c>cpu</c> where it is not set.
/// </summary>
public static class GpuFixture
{
    private static readonly Lazy<GpuDevice> Opened = new(() => GpuDevice.Open(Name));

    /// <summary>The device's name.</summary>
    public static string Name => Environment.GetEnvironmentVariable("NETDSL_GPU") is { Length: > 0 } wanted ? wanted : "cpu";

    /// <summary>The device.</summary>
    public static GpuDevice Device => Opened.Value;
}
