using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;

namespace NetDsl.Generator.Reading;

/// <summary>Reads where a class stands, as the generated part must repeat it.</summary>
internal static class ClassPlaceReader
{
    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Namespace, containing types and headers of a class.</summary>
    public static ClassPlace Read(TypeDeclarationSyntax node, INamedTypeSymbol symbol, Compilation compilation)
    {
        var around = symbol.ContainingNamespace;
        return new ClassPlace(
            around.IsGlobalNamespace ? "" : around.ToDisplayString(NamespaceFormat),
            new ValueList<string>(node.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(Header)),
            Escaped(node.Identifier),
            Header(node),
            new ValueList<string>(FindHiddenNames(symbol, compilation)));
    }

    // Generated code stands inside the namespace: what is declared there, in the class or around it comes before the usings.
    private static IEnumerable<string> FindHiddenNames(INamedTypeSymbol symbol, Compilation compilation)
    {
        var scopes = new List<INamespaceOrTypeSymbol>();
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            scopes.Add(type);
        }

        scopes.Add(compilation.GetCompilationNamespace(symbol.ContainingNamespace) ?? symbol.ContainingNamespace);
        return RuntimeNames.All
            .Where(name => scopes.Any(scope => !scope.GetMembers(name).IsEmpty))
            .OrderBy(name => name, StringComparer.Ordinal);
    }

    /// <summary>The words that a type is declared with: class, struct, interface, record, record struct.</summary>
    public static string Keyword(TypeDeclarationSyntax type) =>
        type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record
            ? $"record {record.ClassOrStructKeyword.Text}"
            : type.Keyword.Text;

    private static string Header(TypeDeclarationSyntax type) => $"partial {Keyword(type)} {Escaped(type.Identifier)}";

    private static string Escaped(SyntaxToken identifier) =>
        SyntaxFacts.GetKeywordKind(identifier.ValueText) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(identifier.ValueText) == SyntaxKind.None
            ? identifier.ValueText
            : "@" + identifier.ValueText;
}
