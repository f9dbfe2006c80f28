using NetDsl.Compiler;
using NetDsl.Compiler.Emit.PyTorch;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests.Specs;
using NetworkTests.Comparison;
using NetworkTests.Drawn;

namespace NetworkTests.PyTorch;

/// <summary>
/// What an exported network computes in PyTorch is what the CPU target computes from the same weights: predictions, a training step, the
/// gradients of all weights and of the input. Networks are those of the layers' pages, drawn ones, and known ones.
/// </summary>
public sealed class AgreementTests
{
    private const string Inception = """
        input 16x16x8
        concat {
            branch { "branch1": conv2d 6, 1x1, bias: false; batchnorm; relu }
            branch { "branch3.reduce": conv2d 4, 1x1, activation: relu; "branch3.conv": conv2d 8, 3x3, padding: same, activation: relu }
            branch { "branch5.reduce": conv2d 2, 1x1, activation: relu; "branch5.conv": conv2d 3, 5x5, padding: same, activation: relu }
            branch { maxpool 3x3, stride: 1, padding: same; "branch_pool": conv2d 4, 1x1, activation: relu }
        }
        globalavgpool
        dense 5
        """;

    private static readonly Lazy<ExportedBatch> Small = new(() => new ExportedBatch([.. PageNetworks(), .. DrawnNetworks(), ("InceptionBlock", Inception)]));

    public static TheoryData<string> Pages => [.. PageNetworks().Select(network => network.Name)];

    public static TheoryData<string> Drawings => [.. DrawnNetworks().Select(network => network.Name)];

    [Fact]
    public void Every_network_is_exported_to_the_same_text_each_time()
    {
        foreach (var (name, text) in PageNetworks().Concat(DrawnNetworks()))
        {
            Assert.Equal(Export(name, text), Export(name, text));
        }

        static PyTorchFiles Export(string name, string text)
        {
            var compilation = Try(name, text);
            return PyTorchEmitter.Run(compilation.Graph!, compilation.Facts!, name);
        }
    }

    [PythonTheory]
    [MemberData(nameof(Pages))]
    public void A_network_of_a_layers_page_is_the_same_in_PyTorch(string name) => Small.Value.Agrees(name);

    [PythonTheory]
    [MemberData(nameof(Drawings))]
    public void A_drawn_network_is_the_same_in_PyTorch(string name) => Small.Value.Agrees(name);

    [PythonFact]
    public void An_Inception_block_is_the_same_in_PyTorch() => Small.Value.Agrees("InceptionBlock");

    [PythonTheory]
    [InlineData("classic.LeNet5", "")]
    [InlineData("torchvision.ResNet18", "image: 64x64x3")]
    [InlineData("torchvision.MobileNetV2", "image: 64x64x3")]
    [InlineData("torchvision.GoogLeNet", "image: 64x64x3")]
    public void A_known_network_is_the_same_in_PyTorch(string name, string arguments)
    {
        var found = NetworkLibrary.Find(name).Single();
        // A copy of the library's text: dropout draws other numbers in either, so it drops nothing.
        var source = new SourceFile(found.Name, WithoutDrops(found.File.Text));
        var place = new ClassPlace("", ValueList<string>.Empty, found.Name, $"public sealed partial class {found.Name}");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, source, found.Name, arguments, NetworkLibrary.Files));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        var isShallow = name == "classic.LeNet5";
        using var batch = new ExportedBatch([compilation], isDeep: !isShallow);
        batch.Agrees(found.Name, isShallow ? ExportComparison.Shallow : ExportComparison.Deep);
    }

    private static IReadOnlyList<(string Name, string Text)> PageNetworks()
    {
        var found = new List<(string, string)>();
        foreach (var page in MarkdownPage.In("layers"))
        {
            foreach (var block in page.Blocks.Where(block => block.Language == "netdsl"))
            {
                var name = FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(page.Name)}Line{block.Line}");
                Add(found, char.ToUpperInvariant(name[0]) + name[1..], block.Text);
            }
        }

        return found;
    }

    private static IReadOnlyList<(string Name, string Text)> DrawnNetworks()
    {
        var found = new List<(string, string)>();
        for (var seed = 0; seed < DrawnAssembly.Count; seed++)
        {
            Add(found, NetworkDrawing.NameOf(seed), NetworkDrawing.Text(seed));
        }

        return found;
    }

    // As it is, and where it drops values at random a second time without that, which can be trained beside another.
    private static void Add(List<(string Name, string Text)> found, string name, string text)
    {
        if (Try(name, text) is not { Succeeded: true } compilation || compilation.Graph!.Nodes.Sum(node => node.Output.Elements) > 200_000)
        {
            return;
        }

        found.Add((name, text));
        if (WithoutDrops(text) is var calm && calm != text && Try(name, calm) is { Succeeded: true })
        {
            found.Add((name + "WithoutDrops", calm));
        }
    }

    private static string WithoutDrops(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\b(dropout|droppath)(\s+(?:rate:\s*)?)[0-9.]+", "${1}${2}0");

    private static NetworkCompilation Try(string name, string text)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, name, $"public sealed partial class {name}");
        return NetCompiler.Compile(new NetworkRequest(place, new SourceFile(name, text), null, "", ValueList<SourceFile>.Empty));
    }
}
