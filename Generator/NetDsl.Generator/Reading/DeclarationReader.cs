using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>
/// Reads a class that bears [Network] into text. The generator keeps the text alone; the analyzer keeps the places as well.
/// Both come from here, so that they never disagree.
/// </summary>
internal sealed class DeclarationReader(TypeDeclarationSyntax node, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellation)
{
    private readonly List<DeclarationProblem> problems = [];

    /// <summary>Reads a class, or gives null where [Network] does not stand on this part of it.</summary>
    public static ReadDeclaration? Read(
        TypeDeclarationSyntax node, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellation)
    {
        var data = symbol.GetAttributes().FirstOrDefault(one => KnownTypes.IsNetworkAttribute(one.AttributeClass));
        return data?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax attribute && attribute.Parent?.Parent == node
            ? new DeclarationReader(node, symbol, model, cancellation).Read(attribute)
            : null;
    }

    private ReadDeclaration Read(AttributeSyntax attribute)
    {
        ClassRules.Check(node, symbol, problems);
        var canBearNetwork = problems.Count == 0;
        var statements = AttributeStatements.Find(node, symbol, model, problems, cancellation);
        var arguments = NetworkArguments.Read(attribute, model, cancellation);
        var targets = TargetReader.Read(arguments, node.SyntaxTree, symbol.Name, problems);
        var written = CheckSources(attribute, arguments, statements) ? TextOf(arguments, statements) : null;
        var isComplete = canBearNetwork && arguments.AreConstant && (written is not null || arguments.File is not null);
        var declaration = !isComplete ? null : new NetworkDeclaration(
            ClassPlaceReader.Read(node, symbol, model.Compilation),
            written?.Text,
            written is null ? arguments.File!.Text : null,
            arguments.Name?.Text,
            arguments.With?.Text ?? "",
            targets,
            new ValueList<SourceFile>(statements.Blocks.Select(block => block.Source)));
        var places = new DeclarationPlaces(
            node.SyntaxTree.FilePath,
            attribute.Name.Span,
            written,
            arguments.With,
            arguments.FileSpan,
            arguments.NameSpan,
            arguments.TargetsSpan,
            statements.Blocks);
        return new ReadDeclaration(declaration, problems, places);
    }

    private MappedText? TextOf(NetworkArguments arguments, AttributeStatements statements) =>
        arguments.Text ?? (statements.Count > 0 ? statements.Write(problems) : null);

    // Whether exactly one of text, file and attributes declares the network.
    private bool CheckSources(AttributeSyntax attribute, NetworkArguments arguments, AttributeStatements statements)
    {
        var sources = new List<(string Name, Location Location)>();
        if (arguments.TextSpan is { } text && !string.IsNullOrWhiteSpace(arguments.Text?.Text ?? "?"))
        {
            sources.Add(("a text", Place(text)));
        }

        if (arguments.FileSpan is { } file)
        {
            sources.Add(("the file of 'File'", Place(file)));
        }

        if (statements.First is { } first)
        {
            sources.Add(($"attributes such as [{first.Name}]", first.GetLocation()));
        }

        if (sources.Count == 0 && arguments.AreConstant && problems.Count == 0)
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.NothingDeclared, arguments.TextSpan is { } empty ? Place(empty) : attribute.Name.GetLocation(), symbol.Name));
        }

        if (sources.Count > 1)
        {
            problems.Add(DeclarationProblem.At(
                ProjectRules.DeclaredTwice, sources[1].Location, symbol.Name, sources[0].Name, sources[1].Name));
        }

        return sources.Count > 0;
    }

    private Location Place(TextSpan span) => Location.Create(node.SyntaxTree, span);
}
