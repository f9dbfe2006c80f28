using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>The result of elaborating a text: what the tests of the elaborator look at.</summary>
internal sealed class Elaborated
{
    private Elaborated(NetworkGraph? graph, IReadOnlyList<CompilerDiagnostic> diagnostics) => (Graph, Diagnostics) = (graph, diagnostics);

    public NetworkGraph? Graph { get; }

    public IReadOnlyList<CompilerDiagnostic> Diagnostics { get; }

    /// <summary>Each layer as <c>name shape</c>, the input left out.</summary>
    public string Layers => string.Join(" | ", Sound.Nodes.Skip(1).Select(node => $"{node.Name} {node.Output}"));

    /// <summary>The names of all layers, the input left out.</summary>
    public string Names => string.Join(" ", Sound.Nodes.Skip(1).Select(node => node.Name));

    /// <summary>The shape that the network returns.</summary>
    public string Output => Sound.Output.Output.ToString();

    /// <summary>Each diagnostic as <c>id 'span': message</c>.</summary>
    public string Messages => string.Join("\n", Diagnostics.Select(Show));

    /// <summary>The graph of a text that has to be without mistakes.</summary>
    public NetworkGraph Sound
    {
        get
        {
            Assert.Equal("", Messages);
            return Assert.IsType<NetworkGraph>(Graph);
        }
    }

    /// <summary>Elaborates the last network of a text.</summary>
    public static Elaborated From(string text, string arguments = "", params SourceFile[] files) =>
        FromFile(new SourceFile("Net", text), arguments, files);

    public static Elaborated FromFile(SourceFile main, string arguments, params SourceFile[] files)
    {
        var diagnostics = new DiagnosticBag();
        var file = NetworkParser.Parse(new SourceText(main.Path, main.Text), diagnostics);
        var sources = new NetworkSources(file, new ValueList<SourceFile>(files), diagnostics);
        var given = NetworkParser.ParseArguments(new SourceText("With", arguments), diagnostics);
        var graph = Elaborator.Run(file.Networks[^1], "Net", sources, given, diagnostics);
        return new Elaborated(graph, diagnostics.ToSorted());
    }

    /// <summary>Elaborates statements behind an input of 8 x 8 x 4.</summary>
    public static Elaborated Behind(string statements) => From("input 8x8x4\n" + statements);

    /// <summary>A text that begins with '!' is whole; others stand behind an input of 8 x 8 x 4.</summary>
    public static Elaborated FromCase(string text) => text.StartsWith('!') ? From(text[1..]) : Behind(text);

    /// <summary>Asserts the only diagnostic: id, the text it points at and the sentence.</summary>
    public void Reports(string id, string span, string message) =>
        Assert.Equal($"{id} '{span}': {message}", Messages);

    private static string Show(CompilerDiagnostic diagnostic) => $"{diagnostic.Rule.Id} '{diagnostic.Span.Text}': {diagnostic.Message}";
}
