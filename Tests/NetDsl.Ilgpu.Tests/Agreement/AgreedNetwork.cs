using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Specs;
using NetworkTests.Drawn;

namespace NetDsl.Ilgpu.Tests.Agreement;

/// <summary>A network that both targets run: a text, and the name of its class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Text">The text.</param>
/// <param name="Origin">Where the text stands, for a reader of a failure.</param>
internal sealed record AgreedNetwork(string Name, string Text, string Origin)
{
    /// <summary>What a network may cost, in multiply-adds and values of one sample: an emulated device takes some 20 ns for each.</summary>
    private const long MostMacs = 600_000;
    private const long MostValues = 40_000;

    /// <summary>Every network of the pages that describe the layers, as far as it is small. A layer cannot be without a page.</summary>
    public static IReadOnlyList<AgreedNetwork> OfLayerPages { get; } = [.. FromPages()];

    /// <summary>Networks that are drawn at random.</summary>
    public static IReadOnlyList<AgreedNetwork> Drawn { get; } =
        [.. Enumerable.Range(0, 40).Select(seed => new AgreedNetwork(NetworkDrawing.NameOf(seed), NetworkDrawing.Text(seed), $"drawn from seed {seed}"))];

    /// <summary>Compiles it for both targets.</summary>
    public NetworkCompilation Compile()
    {
        var place = new ClassPlace("", ValueList<string>.Empty, Name, $"public sealed partial class {Name}");
        return NetCompiler.Compile(new NetworkRequest(place, new SourceFile(Name, Text), null, "", ValueList<SourceFile>.Empty)
        {
            Targets = BuildTargets.Cpu | BuildTargets.Ilgpu,
        });
    }

    private static IEnumerable<AgreedNetwork> FromPages()
    {
        foreach (var page in MarkdownPage.In("layers"))
        {
            foreach (var block in page.Blocks.Where(block => block.Language == "netdsl"))
            {
                var name = FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(page.Name)}Line{block.Line}");
                var network = new AgreedNetwork(char.ToUpperInvariant(name[0]) + name[1..], block.Text, $"{page.Name}({block.Line})");
                if (network.Compile() is { Succeeded: true } compilation && IsSmall(compilation))
                {
                    yield return network;
                }
            }
        }
    }

    private static bool IsSmall(NetworkCompilation compilation) =>
        compilation.Facts!.Macs <= MostMacs && compilation.Graph!.Nodes.Sum(node => node.Output.Elements) <= MostValues;
}
