using NetDsl.Compiler.Layers;

namespace NetDsl.Ilgpu.Tests.Agreement;

/// <summary>
/// Every layer on the device beside the CPU. The networks are those of the layers' own pages, which no layer can be without, and
/// some drawn at random: whoever adds a layer adds it here.
/// </summary>
public sealed class AgreementTests
{
    private static readonly Lazy<AgreedAssembly> Networks = new(() => new AgreedAssembly([.. AgreedNetwork.OfLayerPages, .. AgreedNetwork.Drawn]));

    public static TheoryData<string> Pages => [.. AgreedNetwork.OfLayerPages.Select(network => network.Name)];

    public static TheoryData<string> Drawings => [.. AgreedNetwork.Drawn.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_network_of_a_layers_page_is_the_same_on_the_device(string name) =>
        Agrees(AgreedNetwork.OfLayerPages.Single(network => network.Name == name));

    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_drawn_network_is_the_same_on_the_device(string name) =>
        Agrees(AgreedNetwork.Drawn.Single(network => network.Name == name));

    [Fact]
    public void Every_layer_of_the_language_is_run_by_one_of_the_networks()
    {
        var run = AgreedNetwork.OfLayerPages
            .SelectMany(network => network.Compile().Graph!.Nodes)
            .Select(node => node.Layer.Definition.Keyword)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(LayerCatalogue.All.Select(layer => layer.Keyword).Except(run));
    }

    private static void Agrees(AgreedNetwork network)
    {
        using var created = Networks.Value.Create(network, seed: 5);
        using var comparison = new TargetComparison(created, GpuFixture.Device, seed: 5);
        comparison.Infer(batch: 2);
        comparison.Train(batch: 3);
    }
}
