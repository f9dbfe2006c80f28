using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Library;

/// <summary>
/// The trees of the library's files. They never change, so the process keeps those that were asked for: to type in a text that uses a
/// network of the library costs no parsing of it.
/// </summary>
internal static class ParsedLibrary
{
    private const int Capacity = 64;

    private static readonly BoundedMemo<SourceFile, SourceFileSyntax> Trees = new(
        Capacity, file => NetworkParser.Parse(new SourceText(file.Path, file.Text), new DiagnosticBag()));

    private static readonly BoundedMemo<SourceFile, NetworkSources> SourcesOfFiles = new(Capacity, NetworkSources.OfLibrary);

    /// <summary>The tree of a file of the library.</summary>
    public static SourceFileSyntax Tree(SourceFile file) => Trees[file, CancellationToken.None];

    /// <summary>The blocks and networks that a file of the library knows.</summary>
    public static NetworkSources Sources(SourceFile file) => SourcesOfFiles[file, CancellationToken.None];
}
