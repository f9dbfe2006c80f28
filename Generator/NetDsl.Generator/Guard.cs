using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Reporting;

namespace NetDsl.Generator;

/// <summary>Turns a fault of NetDsl's own code into NDSL9001, so that no exception ever leaves a host.</summary>
internal static class Guard
{
    /// <summary>Reads a class; see <see cref="DeclarationReader"/>.</summary>
    public static ReadDeclaration? Read(
        TypeDeclarationSyntax node, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellation)
    {
        try
        {
            return DeclarationReader.Read(node, symbol, model, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var problem = DeclarationProblem.At(
                InternalRules.CompilerFault, node.Identifier.GetLocation(), InternalRules.Arguments(symbol.Name, fault));
            var places = new DeclarationPlaces(node.SyntaxTree.FilePath, node.Identifier.Span, null, null, null, null, null, []);
            return new ReadDeclaration(null, [problem], places);
        }
    }

    /// <summary>Finds what is to be said about a network; see <see cref="NetworkDiagnostics.Of"/>.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(
        NetworkDiagnostics diagnostics, ReadDeclaration read, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return [.. diagnostics.Of(read, cancellation)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var tree = compilation.SyntaxTrees.FirstOrDefault(one => one.FilePath == read.Places.CSharpFile);
            var location = tree is null ? Location.None : Location.Create(tree, read.Places.Attribute);
            var rule = InternalRules.CompilerFault;
            var name = read.Declaration?.Place.Name ?? "[Network]";
            var problem = DeclarationProblem.At(rule, location, InternalRules.Arguments(name, fault));
            return [Diagnostic.Create(Descriptors.Of(rule), location, problem.Message)];
        }
    }
}
