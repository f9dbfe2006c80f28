using NetDsl.Cli.Execution;
using NetDsl.Compiler;
using NetDsl.Ilgpu;

namespace NetDsl.Cli.Tests;

/// <summary>Networks that are compiled and run within the process.</summary>
public sealed class LoadTests
{
    [Fact]
    public void A_network_for_devices_is_loaded_with_its_part_for_them()
    {
        var place = new ClassPlace("Some.Place", ValueList<string>.Empty, "Net", "partial class Net");
        var source = new SourceFile("Net", "input 4x4x1; conv2d 2, 3x3; batchnorm; relu; flatten; dense 3");
        var compilation = NetCompiler.Compile(
            new NetworkRequest(place, source, null, "", ValueList<SourceFile>.Empty, BuildTargets.Cpu | BuildTargets.Ilgpu));
        float[] image = [.. Enumerable.Range(0, 16).Select(pixel => pixel / 8f)];

        using var network = LoadNetwork.Run(compilation, seed: 3, CancellationToken.None, typeof(GpuDevice).Assembly);
        using var device = GpuDevice.Open("cpu");
        using var part = (DeviceNetwork)Activator.CreateInstance(network.GetType().GetNestedType("OnIlgpu")!, network, device)!;

        Assert.Equal(network.PredictAll(image), part.PredictAll(image), (left, right) => Math.Abs(left - right) < 1e-5f);
    }
}
