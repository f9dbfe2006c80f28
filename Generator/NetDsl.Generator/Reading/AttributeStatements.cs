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
            }
        }

        return found;
    }

    /// <summary>Writes them in the language.</summary>
    public MappedText Write(List<DeclarationProblem> problems)
    {
        var writer = new StatementWriter(problems);
        foreach (var (attribute, entry, given) in statements)
        {
            writer.Write(attribute, entry, given);
        }

        return writer.Build();
    }

    private static IEnumerable<AttributeData> InOrder(INamedTypeSymbol symbol) => symbol.GetAttributes()
        .Where(data => KnownTypes.IsStatementAttribute(data.AttributeClass))
        .OrderBy(data => data.ApplicationSyntaxReference?.Span.Start ?? 0);
}
