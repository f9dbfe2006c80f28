using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>The texts that a network is made from: its own and those that it imports, parsed when an import asks for them.</summary>
public sealed class NetworkSources
{
    private readonly Dictionary<string, BlockSyntax> blocks = new(StringComparer.Ordinal);
    private readonly HashSet<string> uncertain = new(StringComparer.Ordinal);
    private readonly DiagnosticBag diagnostics;
    private readonly List<NetworkSyntax> imported;
    private readonly bool areOfLibrary;

    /// <summary>Follows the imports of a text, and reports those that lead nowhere or in a circle.</summary>
    /// <param name="main">The text itself.</param>
    /// <param name="files">The texts that can be imported.</param>
    /// <param name="diagnostics">Where to report, syntax errors of imported texts included.</param>
    public NetworkSources(SourceFileSyntax main, ValueList<SourceFile> files, DiagnosticBag diagnostics)
        : this(main, files, diagnostics, file => NetworkParser.Parse(new SourceText(file.Path, file.Text), diagnostics))
    {
    }

    private NetworkSources(
        SourceFileSyntax main, ValueList<SourceFile> files, DiagnosticBag diagnostics, Func<SourceFile, SourceFileSyntax> parse)
    {
        this.diagnostics = diagnostics;
        areOfLibrary = NetworkLibrary.Owns(main.Source);
        var walk = new ImportWalk(files, parse, diagnostics);
        var reached = walk.Run(main);
        foreach (var block in reached.SelectMany(file => file.Blocks))
        {
            Declare(block);
        }

        IsComplete = walk.IsComplete;
        Networks = main.Networks;
        imported = [.. reached.Where(file => file != main).SelectMany(file => file.Networks)];
        ReportRepeatedNetworks();
    }

    /// <summary>The blocks that can be used: those of the text and of all imports.</summary>
    public IReadOnlyCollection<BlockSyntax> Blocks => blocks.Values;

    /// <summary>The networks of the text itself.</summary>
    public IReadOnlyList<NetworkSyntax> Networks { get; }

    /// <summary>Whether all imports were found: if not, a word that is not known may be a block of the missing text.</summary>
    internal bool IsComplete { get; }

    /// <summary>Whether a name stands for several things, which is reported where they are declared.</summary>
    internal bool IsUncertain(string name) => uncertain.Contains(name);

    /// <summary>The block with a name, or null.</summary>
    public BlockSyntax? FindBlock(string name) => blocks.TryGetValue(name, out var block) ? block : null;

    /// <summary>The sources of a file of the library, whose imports stay in the library.</summary>
    internal static NetworkSources OfLibrary(SourceFile file) =>
        new(ParsedLibrary.Tree(file), NetworkLibrary.Files, new DiagnosticBag(), ParsedLibrary.Tree);

    /// <summary>
    /// The networks that a name means: the one of the text itself, else those of imported texts, else those of the library; none where
    /// nothing has the name, and several where it says too little.
    /// </summary>
    internal IReadOnlyList<UsableNetwork> FindNetworks(string name)
    {
        var own = Networks.Where(network => network.Name?.Name == name).Take(1).ToList();
        var named = own.Count > 0 ? own : [.. imported.Where(network => network.Name?.Name == name)];
        return named.Count > 0
            ? [.. named.Select(network => new UsableNetwork(name, network, this, areOfLibrary))]
            : [.. NetworkLibrary.Find(name).Select(UsableNetwork.Of)];
    }

    /// <summary>The names that <c>use</c> can write besides those of the library.</summary>
    internal IEnumerable<string> OwnNetworkNames => Networks.Concat(imported).Select(network => network.Name?.Name).OfType<string>();

    private void Declare(BlockSyntax block)
    {
        var name = block.Name.Name;
        var isLayer = LayerCatalogue.Find(name) is not null;
        if (isLayer || NumericFunctions.Names.Contains(name))
        {
            uncertain.Add(name);
            diagnostics.Add(NameRules.BlockNamedAsLayer.At(block.Name.Span, name, isLayer ? "layer" : "function"));
        }
        else if (blocks.TryGetValue(name, out var first))
        {
            uncertain.Add(name);
            Repeat("block", block.Name, first.Name);
        }
        else
        {
            blocks.Add(name, block);
        }
    }

    private void ReportRepeatedNetworks()
    {
        var first = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var name in Networks.Select(network => network.Name).OfType<NameSyntax>())
        {
            if (first.TryGetValue(name.Name, out var earlier))
            {
                Repeat("network", name, earlier);
            }
            else
            {
                first.Add(name.Name, name);
            }
        }
    }

    private void Repeat(string keyword, NameSyntax name, NameSyntax first) =>
        diagnostics.Add(NameRules.DeclaredAgain
            .At(name.Span, keyword, name.Name, first.Span)
            .With(first.Span, $"the first '{name.Name}'"));
}
