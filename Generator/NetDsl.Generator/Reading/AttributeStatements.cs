using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>The attributes of a class that are statements of its network, in the order of the part that bears [Network].</summary>
internal sealed class AttributeStatements
{
    private readonly List<(AttributeSyntax Attribute, AttributeEntry Entry, IReadOnlyList<GivenArgument> Given)> statements = [];

    private AttributeStatements()
    {
    }

    private readonly List<BlockSource> blocks = [];

    /// <summary>The blocks of other classes that they use.</summary>
    public IReadOnlyList<BlockSource> Blocks => blocks;

    /// <summary>How many there are.</summary>
    public int Count => statements.Count;

    /// <summary>The first one, or null.</summary>
    public AttributeSyntax? First => statements.Count > 0 ? statements[0].Attribute : null;

    /// <summary>Finds them; those on other parts are reported.</summary>
    public static AttributeStatements Find(
        TypeDeclarationSyntax node,
        INamedTypeSymbol symbol,
        SemanticModel model,
        List<DeclarationProblem> problems,
        CancellationToken cancellation)
    {
        var found = new AttributeStatements();
        var reader = new GivenArguments(model, cancellation);
        foreach (var data in InOrder(symbol))
        {
            if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax attribute)
            {
                continue;
            }

            if (attribute.Parent?.Parent != node)
            {
                problems.Add(DeclarationProblem.At(
                    ProjectRules.LayerOnOtherPart, attribute.GetLocation(), $"[{attribute.Name}]", symbol.Name));
            }
            else if (AttributeTable.Find(data.AttributeClass!.Name) is { } entry && reader.Read(attribute) is { } given)
            {
                found.statements.Add((attribute, entry, given));
                found.AddBlock(data, attribute, model.Compilation, problems, cancellation);
            }
        }

        return found;
    }

    /// <summary>Writes them in the language.</summary>
    public MappedText Write(List<DeclarationProblem> problems)
    {
        var writer = new StatementWriter(problems);
        blocks.ForEach(block => writer.WriteImport(block, First!));
        foreach (var (attribute, entry, given) in statements)
        {
            writer.Write(attribute, entry, given);
        }

        return writer.Build();
    }

    private void AddBlock(
        AttributeData data, AttributeSyntax attribute, Compilation compilation, List<DeclarationProblem> problems, CancellationToken cancellation)
    {
        if (data.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type })
        {
            return;
        }

        if (BlockSource.Read(type, compilation, cancellation) is not { } block)
        {
            var place = attribute.ArgumentList!.Arguments[0].GetLocation();
            problems.Add(DeclarationProblem.At(ProjectRules.NoBlock, place, type.Name));
        }
        else if (blocks.All(known => known.Source.Path != block.Source.Path))
        {
            blocks.Add(block);
        }
    }

    private static IEnumerable<AttributeData> InOrder(INamedTypeSymbol symbol) => symbol.GetAttributes()
        .Where(data => KnownTypes.IsStatementAttribute(data.AttributeClass))
        .OrderBy(data => data.ApplicationSyntaxReference?.Span.Start ?? 0);
}
