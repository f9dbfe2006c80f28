using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>The texts that a network is made from: its own and those that it imports, parsed when an import asks for them.</summary>
public sealed class NetworkSources
{
    private readonly Dictionary<string, BlockSyntax> blocks = new(StringComparer.Ordinal);
    private readonly HashSet<string> uncertain = new(StringComparer.Ordinal);
    private readonly DiagnosticBag diagnostics;

    /// <summary>Follows the imports of a text, and reports those that lead nowhere or in a circle.</summary>
    /// <param name="main">The text itself.</param>
    /// <param name="files">The texts that can be imported.</param>
    /// <param name="diagnostics">Where to report, syntax errors of imported texts included.</param>
    public NetworkSources(SourceFileSyntax main, ValueList<SourceFile> files, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        var walk = new ImportWalk(files, diagnostics);
        foreach (var block in walk.Run(main).SelectMany(file => file.Blocks))
        {
            Declare(block);
        }

        IsComplete = walk.IsComplete;
        Networks = main.Networks;
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
