using NetDsl.Compiler;
using NetworkTests.Comparison;

namespace NetworkTests.Drawn;

/// <summary>Networks that nobody thought of, as code for devices.</summary>
public sealed class DrawnDeviceTests
{
    [Fact]
    public void The_parts_of_drawn_networks_for_devices_compile_without_warnings()
    {
        var compilations = Enumerable.Range(0, DrawnAssembly.Count)
            .Select(seed => Declared.Compile(NetworkDrawing.NameOf(seed), NetworkDrawing.Text(seed), BuildTargets.Cpu | BuildTargets.Ilgpu))
            .ToList();

        var assembly = DrawnAssembly.Load(compilations);

        Assert.All(compilations, one => Assert.NotNull(assembly.GetType($"{one.Request.Place.Name}+OnIlgpu")));
    }
}
