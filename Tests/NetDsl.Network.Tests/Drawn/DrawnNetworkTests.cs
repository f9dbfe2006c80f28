using NetworkTests.Comparison;
using Xunit.Sdk;

namespace NetworkTests.Drawn;

/// <summary>Networks that nobody thought of, against the interpreter.</summary>
public sealed class DrawnNetworkTests(DrawnAssembly drawn) : IClassFixture<DrawnAssembly>
{
    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(0, DrawnAssembly.Count));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_drawn_network_agrees_with_the_interpreter(int seed)
    {
        using var comparison = new NetworkComparison(drawn.Create(seed), drawn.Compilations[seed].Graph!, seed);
        try
        {
            comparison.Infer(3, 1);
            comparison.Train(4, 2);
        }
        catch (Exception fault) when (fault is XunitException or ArgumentException or InvalidOperationException)
        {
            throw new XunitException($"{fault.Message}\n{drawn.Texts[seed]}", fault);
        }
    }

    [Fact]
    public void Drawn_networks_use_every_layer()
    {
        var used = drawn.Compilations.SelectMany(one => one.Graph!.Nodes).Select(node => node.Layer.Definition.Keyword).ToHashSet();

        Assert.Equal(NetDsl.Compiler.Layers.LayerCatalogue.All.Select(layer => layer.Keyword).Order(), used.Order());
    }
}
