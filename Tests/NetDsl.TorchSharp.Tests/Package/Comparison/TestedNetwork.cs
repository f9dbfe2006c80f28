using System.Text.RegularExpressions;
using NetDsl.Compiler;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Tests.Specs;
using NetworkTests.Drawn;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>A network that the CPU and a module of TorchSharp both run.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Origin">Where it stands, for a reader of a failure.</param>
/// <param name="Source">Its text.</param>
/// <param name="Selected">The network to take where the text declares several.</param>
/// <param name="Arguments">Arguments for its parameters.</param>
internal sealed record TestedNetwork(string Name, string Origin, SourceFile Source, string? Selected = null, string Arguments = "")
{
    private const int DrawnCount = 100;

    /// <summary>Every network of the pages that describe the layers. A layer cannot be without a page.</summary>
    public static IReadOnlyList<TestedNetwork> OfLayerPages { get; } = [.. FromPages()];

    /// <summary>Networks that are drawn at random.</summary>
    public static IReadOnlyList<TestedNetwork> Drawn { get; } =
    [
        .. Enumerable.Range(0, DrawnCount)
            .Select(seed => OfText(NetworkDrawing.NameOf(seed), WithoutChance(NetworkDrawing.Text(seed)), $"drawn from seed {seed}")),
    ];

    /// <summary>A network of a text.</summary>
    public static TestedNetwork OfText(string name, string text, string origin = "") => new(name, origin, new SourceFile(name, text));

    /// <summary>A network of the library; with <paramref name="chance"/> its dropouts are at work.</summary>
    public static TestedNetwork OfLibrary(string qualifiedName, string arguments = "", bool chance = false)
    {
        var network = NetworkLibrary.Find(qualifiedName).Single();
        var file = chance ? network.File : network.File with { Text = WithoutChance(network.File.Text) };
        return new TestedNetwork(network.Name, qualifiedName, file, network.Name, arguments);
    }

    /// <summary>Compiles it for both targets.</summary>
    public NetworkCompilation Compile()
    {
        var place = new ClassPlace("", ValueList<string>.Empty, Name, $"public sealed partial class {Name}");
        return NetCompiler.Compile(
            new NetworkRequest(place, Source, Selected, Arguments, NetworkLibrary.Files, BuildTargets.Cpu | BuildTargets.TorchSharp));
    }

    // Both sides draw their own masks; what a dropout does is tested by itself.
    private static string WithoutChance(string text) => Regex.Replace(text, @"\b(dropout|droppath)(\s+)(rate:\s*)?[0-9.]+", "$1$2${3}0");

    private static IEnumerable<TestedNetwork> FromPages()
    {
        foreach (var page in MarkdownPage.In("Specs/layers"))
        {
            foreach (var block in page.Blocks.Where(block => block.Language == "netdsl"))
            {
                var name = FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(page.Name)}Line{block.Line}");
                var network = OfText(char.ToUpperInvariant(name[0]) + name[1..], WithoutChance(block.Text), $"{page.Name}({block.Line})");
                if (network.Compile().Succeeded)
                {
                    yield return network;
                }
            }
        }
    }
}
