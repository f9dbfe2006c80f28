using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Emit;

namespace NetDsl.Generator.Reading;

/// <summary>Whether generated code can complete a class to a network.</summary>
internal static class ClassRules
{
    /// <summary>The oldest C# that knows everything in generated code: collection expressions and primary constructors.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    private static readonly (SyntaxKind Kind, string Reason)[] ForbiddenModifiers =
    [
        (SyntaxKind.StaticKeyword, "a network is created as an object with weights"),
        (SyntaxKind.AbstractKeyword, "a network is created as an object with weights"),
        (SyntaxKind.FileKeyword, "the generated part stands in a file of its own"),
    ];

    /// <summary>Reports every rule that the class or a type around it breaks.</summary>
    public static void Check(TypeDeclarationSyntax node, INamedTypeSymbol symbol, List<DeclarationProblem> problems)
    {
        var name = node.Identifier.ValueText;
        CheckLanguage(node, name, problems);
        CheckKind(node, name, problems);
        CheckPartial(node, name, problems);
        CheckBase(node, symbol, problems);
        if (GeneratedMembers.Names.Contains(name))
        {
            problems.Add(DeclarationProblem.At(ProjectRules.NamedLikeMember, node.Identifier.GetLocation(), name));
        }

        foreach (var (kind, reason) in ForbiddenModifiers)
        {
            if (node.Modifiers.FirstOrDefault(modifier => modifier.IsKind(kind)) is { RawKind: not 0 } modifier)
            {
                problems.Add(DeclarationProblem.At(ProjectRules.ModifierForbids, modifier.GetLocation(), name, modifier.Text, reason));
            }
        }

        foreach (var type in node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            CheckTypeParameters(type, name, problems);
        }

        if (node.ParameterList is { } parameters)
        {
            problems.Add(DeclarationProblem.At(ProjectRules.PrimaryConstructor, parameters.GetLocation(), name, parameters.ToString()));
        }
    }

    private static void CheckLanguage(TypeDeclarationSyntax node, string name, List<DeclarationProblem> problems)
    {
        if (node.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage and var version })
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.LanguageTooOld,
                node.Identifier.GetLocation(),
                name,
                version.ToDisplayString(),
                OldestLanguage.ToDisplayString()));
        }
    }

    private static void CheckKind(TypeDeclarationSyntax node, string name, List<DeclarationProblem> problems)
    {
        if (node is RecordDeclarationSyntax record)
        {
            var written = record.ClassOrStructKeyword.RawKind == 0 ? "record" : $"record {record.ClassOrStructKeyword.Text}";
            problems.Add(DeclarationProblem.At(ProjectRules.NotAClass, record.Keyword.GetLocation(), name, written));
        }
    }

    private static void CheckPartial(TypeDeclarationSyntax node, string name, List<DeclarationProblem> problems)
    {
        if (!IsPartial(node))
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.ClassNotPartial, node.Identifier.GetLocation(), name, $"{node.Keyword.Text} {name}"));
        }

        foreach (var outer in node.Ancestors().OfType<TypeDeclarationSyntax>().Where(outer => !IsPartial(outer)))
        {
            var outerName = outer.Identifier.ValueText;
            problems.Add(DeclarationProblem.At(
                ProjectRules.ContainingTypeNotPartial,
                outer.Identifier.GetLocation(),
                outerName,
                name,
                $"{ClassPlaceReader.Keyword(outer)} {outerName}"));
        }
    }

    private static void CheckTypeParameters(TypeDeclarationSyntax type, string name, List<DeclarationProblem> problems)
    {
        if (type.TypeParameterList is { Parameters.Count: > 0 } list)
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.Generic,
                list.GetLocation(),
                type.Identifier.ValueText,
                list.Parameters.Count,
                list.Parameters.Count == 1 ? "" : "s",
                name,
                list.ToString()));
        }
    }

    private static void CheckBase(TypeDeclarationSyntax node, INamedTypeSymbol symbol, List<DeclarationProblem> problems)
    {
        if (symbol.BaseType is not { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } parent || KnownTypes.IsNetworkBase(parent))
        {
            return;
        }

        var written = node.BaseList?.Types.FirstOrDefault();
        var location = written is not null && written.Type.ToString().EndsWith(parent.Name, StringComparison.Ordinal)
            ? written.GetLocation()
            : node.Identifier.GetLocation();
        problems.Add(DeclarationProblem.At(ProjectRules.OtherBaseClass, location, symbol.Name, parent.Name));
    }

    private static bool IsPartial(TypeDeclarationSyntax node) => node.Modifiers.Any(SyntaxKind.PartialKeyword);
}
