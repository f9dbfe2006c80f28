using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>Sorts the statements of a text into imports, blocks, networks and the network without a name.</summary>
internal sealed class FileBuilder(CleanText clean, PieceParser pieces)
{
    private readonly TreeBuilder trees = new(clean, pieces);
    private readonly List<ImportSyntax> imports = [];
    private readonly List<BlockSyntax> blocks = [];
    private readonly List<NetworkSyntax> networks = [];
    private readonly List<StatementSyntax> loose = [];

    /// <summary>The tree of a text.</summary>
    public SourceFileSyntax Build(SplitBody body, IReadOnlyDictionary<int, IReadOnlyList<string>> allowedIds)
    {
        foreach (var split in body.Statements)
        {
            Add(split, pieces.Parse(split.Clauses[0]));
        }

        if (loose.Count > 0)
        {
            var span = loose[0].Span.To(loose[loose.Count - 1].Span);
            networks.Add(new NetworkSyntax(span, null, [], new BodySyntax(span, loose)));
        }

        return new SourceFileSyntax(clean.Source, imports, blocks, networks, allowedIds);
    }

    private void Add(SplitStatement split, StatementSyntax? head)
    {
        switch (head)
        {
            case DeclarationHead declaration:
                AddDeclaration(split, declaration);
                break;
            case ImportHead import:
                imports.Add(new ImportSyntax(import.Span, import.File));
                trees.RefuseBody(split.Clauses[0], import, loose);
                trees.RefuseFollowers(split, 1, loose);
                break;
            default:
                trees.Add(split, head, loose);
                break;
        }
    }

    private void AddDeclaration(SplitStatement split, DeclarationHead head)
    {
        var body = trees.RequireBody(split.Clauses[0], head.Keyword.Name);
        var span = head.Span.To(body.Span);
        if (head.Keyword.Name == "block")
        {
            blocks.Add(new BlockSyntax(span, head.Name, head.Parameters, body));
        }
        else
        {
            networks.Add(new NetworkSyntax(span, head.Name, head.Parameters, body));
        }

        trees.RefuseFollowers(split, 1, loose);
    }
}
