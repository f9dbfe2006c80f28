using NetDsl.Compiler;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Tests;
using NetDsl.Compiler.Tests.Specs;
using NetworkTests.Comparison;
using NetworkTests.Drawn;
using Xunit.Sdk;

namespace NetworkTests.Torch;

/// <summary>In PyTorch's form, networks compute what they compute here.</summary>
[Trait(LongTier.Trait, LongTier.Name)]
public sealed class TorchNetworkTests
{
    private const int DrawnNetworks = 60;

    // Plain loops in double precision, six times over: larger networks are left to the second tier, and those of pages that have the sizes of
    // published ones to the library's own test, which has smaller images.
    private static readonly long MostMacs = LongTier.IsOn ? 300_000_000 : 3_000_000;
    private static readonly long MostElements = LongTier.IsOn ? 5_000_000 : 100_000;

    public static TheoryData<string> Pages => [.. MarkdownPage.In("layers").Select(page => page.Name)];

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(0, LongTier.Rounds(DrawnNetworks)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_networks_of_a_layer_s_page_compute_the_same_in_PyTorch(string name)
    {
        var texts = MarkdownPage.In("layers").Single(page => page.Name == name).Blocks.Where(block => block.Language == "netdsl").Select(block => block.Text);
        var graphs = texts.Select(Compile).Where(one => one.Succeeded && one.Facts!.Macs < MostMacs && Elements(one.Graph!) < MostElements).Select(one => one.Graph!).ToList();
        Assert.NotEmpty(graphs);
        Assert.All(graphs, graph => new TorchComparison(graph, seed: 5).Agrees());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_drawn_network_computes_the_same_in_PyTorch(int seed)
    {
        var text = NetworkDrawing.Text(seed);
        try
        {
            new TorchComparison(Declared.Compile("Drawn", text).Graph!, seed).Agrees();
        }
        catch (Exception fault)
        {
            throw new XunitException($"{fault.Message}\n{text}", fault);
        }
    }

    private static long Elements(NetworkGraph graph) => graph.Nodes.Sum(node => node.Output.Elements);

    // Pages show as well what does not compile.
    private static NetworkCompilation Compile(string text) => NetCompiler.Compile(new NetworkRequest(
        new ClassPlace("", ValueList<string>.Empty, "Test", "partial class Test"), new SourceFile("Test", text), null, "", ValueList<SourceFile>.Empty));
}
