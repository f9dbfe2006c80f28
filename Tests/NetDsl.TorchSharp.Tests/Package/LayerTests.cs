using NetDsl.Compiler.Layers;
using NetDsl.Torch.Tests.Package.Comparison;
using Xunit.Abstractions;

namespace NetDsl.Torch.Tests.Package;

/// <summary>
/// Every layer in TorchSharp beside the CPU. The networks are those of the layers' own pages, which no layer can be without, and
/// some drawn at random: whoever adds a layer adds it here.
/// </summary>
public sealed class LayerTests(ITestOutputHelper console)
{
    private static readonly Lazy<TestedAssembly> Pages = new(() => new TestedAssembly(TestedNetwork.OfLayerPages));
    private static readonly Lazy<TestedAssembly> Drawings = new(() => new TestedAssembly(TestedNetwork.Drawn));

    public static TheoryData<string> PageNames => [.. TestedNetwork.OfLayerPages.Select(network => network.Name)];

    public static TheoryData<string> DrawnNames => [.. TestedNetwork.Drawn.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(PageNames))]
    public void A_network_of_a_layers_page_is_the_same_in_TorchSharp(string name) => Agrees(Pages.Value, name);

    [Theory]
    [MemberData(nameof(DrawnNames))]
    public void A_drawn_network_is_the_same_in_TorchSharp(string name) => Agrees(Drawings.Value, name);

    [Fact]
    public void Every_layer_of_the_language_is_run_by_one_of_the_networks()
    {
        var run = TestedNetwork.OfLayerPages
            .SelectMany(network => network.Compile().Graph!.Nodes)
            .Select(node => node.Layer.Definition.Keyword)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(LayerCatalogue.All.Select(layer => layer.Keyword).Except(run));
    }

    private void Agrees(TestedAssembly assembly, string name)
    {
        using var comparison = new ModuleComparison(assembly, name, seed: 5);
        comparison.Infer(batch: 2);
        comparison.Train(batch: 3);
        console.WriteLine(FormattableString.Invariant($"largest difference: {comparison.LargestShare:g2} of the largest value"));
    }
}
