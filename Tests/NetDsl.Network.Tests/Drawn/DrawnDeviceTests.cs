using System.Reflection;
using NetDsl.Compiler;
using NetDsl.Ilgpu;
using NetworkTests.Comparison;
using Xunit.Sdk;

namespace NetworkTests.Drawn;

/// <summary>
/// Networks that nobody thought of, on a device beside the CPU. The device is that of the environment variable NETDSL_GPU, a name as
/// <see cref="GpuDevice.Open(string)"/> takes it, and <c>cpu</c> without it.
/// </summary>
public sealed class DrawnDeviceTests
{
    private static readonly Lazy<Assembly> Networks = new(() => DrawnAssembly.Load(
    [
        .. Enumerable.Range(0, DrawnAssembly.Count)
            .Select(seed => Declared.Compile(NetworkDrawing.NameOf(seed), NetworkDrawing.Text(seed), BuildTargets.Cpu | BuildTargets.Ilgpu)),
    ]));

    private static readonly Lazy<GpuDevice> Device = new(() =>
        GpuDevice.Open(Environment.GetEnvironmentVariable("NETDSL_GPU") is { Length: > 0 } wanted ? wanted : "cpu"));

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(0, DrawnAssembly.Count));

    [Fact]
    public void The_parts_of_drawn_networks_for_devices_compile_without_warnings() =>
        Assert.All(Enumerable.Range(0, DrawnAssembly.Count), seed => Assert.NotNull(Networks.Value.GetType($"{NetworkDrawing.NameOf(seed)}+OnIlgpu")));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_drawn_network_on_a_device_agrees_with_the_CPU(int seed)
    {
        using var comparison = new DeviceComparison(Networks.Value.GetType(NetworkDrawing.NameOf(seed), throwOnError: true)!, Device.Value, seed);
        try
        {
            comparison.Infer(3, 1);
            comparison.Train(4, 2);
        }
        catch (Exception fault) when (fault is XunitException or ArgumentException or InvalidOperationException)
        {
            throw new XunitException($"{fault.Message}\n{NetworkDrawing.Text(seed)}", fault);
        }
    }
}
