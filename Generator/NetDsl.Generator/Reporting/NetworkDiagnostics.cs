using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;
using NetDsl.Generator.Reading;

namespace NetDsl.Generator.Reporting;

/// <summary>Everything that is to be said about the network of one class, each at the characters that a user wrote.</summary>
internal sealed class NetworkDiagnostics(CompilationMemo memo, Compilation compilation, ProjectFiles files)
{
    /// <summary>Compiles the network, or takes what is remembered, and places its diagnostics.</summary>
    public IEnumerable<Diagnostic> Of(ReadDeclaration read, CancellationToken cancellation)
    {
        if (read.Problems.Count > 0)
        {
            return read.Problems.Select(Place);
        }

        if (read.Declaration is null)
        {
            return [];
        }

        var (request, problem) = RequestBuilder.Build(read.Declaration, files.Sources);
        if (request is null)
        {
            return [Place(problem!, read.Places)];
        }

        var found = memo.Compile(request, cancellation).Diagnostics.Select(diagnostic => Place(diagnostic, read, request));
        var runtimes = TargetRuntimes.Of(compilation, request.Targets);
        var missing = TargetKind.In(request.Targets).Where(kind => !runtimes.Has(kind.Target));
        return found.Concat(missing.Select(kind => RuntimeMissing(read.Declaration.Place.Name, kind, read.Places)));
    }

    private Diagnostic RuntimeMissing(string name, TargetKind kind, DeclarationPlaces places)
    {
        var location = InCSharp(places.CSharpFile, places.Targets ?? places.Attribute);
        var problem = DeclarationProblem.At(TargetRules.RuntimeMissing, location, name.TrimStart('@'), kind.Target, kind.Package);
        return Create(problem.Rule, location, [], problem.Message, replacement: null);
    }

    private Diagnostic Place(DeclarationProblem problem) =>
        Create(problem.Rule, InCSharp(problem.File, problem.Span), [], problem.Message, problem.Replacement);

    private Diagnostic Place(FileProblem problem, DeclarationPlaces places) =>
        Create(problem.Rule, InCSharp(places.CSharpFile, places.File ?? places.Attribute), [], problem.Message, problem.Replacement);

    private Diagnostic Place(CompilerDiagnostic diagnostic, ReadDeclaration read, NetworkRequest request)
    {
        // An editor cannot open the library's files.
        var related = diagnostic.Related.Where(place => !NetworkLibrary.Owns(place.Span.Source)).Select(place => Locate(place.Span, read, request));
        var location = Locate(diagnostic.Span, read, request);
        if (!location.IsInSource)
        {
            related = related.Append(InCSharp(read.Places.CSharpFile, read.Places.Attribute));
        }

        return Create(diagnostic.Rule, location, related, diagnostic.Message, diagnostic.Replacement);
    }

    private Location Locate(SourceSpan span, ReadDeclaration read, NetworkRequest request)
    {
        var (source, places) = (span.Source, read.Places);
        var isDeclaration = source.Path == request.Source.Path && source.Text == request.Source.Text;
        if (isDeclaration && places.Text is { } text)
        {
            return InCSharp(places.CSharpFile, text.ToSource(span.Start, span.Length));
        }

        if (places.Blocks.FirstOrDefault(one => one.Source.Path == source.Path) is { CSharpFile: { } blockFile, Text: { } block })
        {
            return InCSharp(blockFile, block.ToSource(span.Start, span.Length));
        }

        if ((isDeclaration || request.Files.Any(file => file.Path == source.Path))
            && files.Locate(source.Path, span.Start, span.Length) is { } inFile)
        {
            return inFile;
        }

        return InCSharp(places.CSharpFile, source.Path switch
        {
            NetworkRequest.ArgumentsPath when places.Arguments is { } arguments => arguments.ToSource(span.Start, span.Length),
            NetworkRequest.NamePath => places.Network ?? places.File ?? places.Attribute,
            _ => places.Attribute,
        });
    }

    private Location InCSharp(string file, TextSpan span)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(one => one.FilePath == file && one.Length >= span.End);
        return tree is null ? Location.None : Location.Create(tree, span);
    }

    private static Diagnostic Create(
        DiagnosticRule rule, Location location, IEnumerable<Location> related, string message, string? replacement)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (replacement is not null)
        {
            properties = properties.Add(Descriptors.Replacement, replacement);
        }

        return Diagnostic.Create(Descriptors.Of(rule), location, related, properties, message);
    }
}
