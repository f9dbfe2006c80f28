using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;

namespace NetDsl.Generator.Reading;

/// <summary>A network as a class declares it: text only, compared by content, so that edits elsewhere change nothing.</summary>
/// <param name="Place">The class that gets the code.</param>
/// <param name="Text">The declaration in the language; null where it stands in a file.</param>
/// <param name="File">The file as the attribute names it; null where there is none.</param>
/// <param name="Network">The network to take, or null.</param>
/// <param name="Arguments">Arguments for the network's parameters, empty for none.</param>
/// <param name="Targets">What the network is compiled for.</param>
/// <param name="Blocks">The blocks of other classes that the text imports.</param>
internal sealed record NetworkDeclaration(
    ClassPlace Place, string? Text, string? File, string? Network, string Arguments, BuildTargets Targets, ValueList<SourceFile> Blocks);

/// <summary>A declaration with the places that its diagnostics need.</summary>
/// <param name="Declaration">What is declared; null where the class or the attribute cannot bear a network.</param>
/// <param name="Problems">The rules about classes and attributes that it breaks.</param>
/// <param name="Places">Where its parts stand in the C# file.</param>
internal sealed record ReadDeclaration(
    NetworkDeclaration? Declaration,
    IReadOnlyList<DeclarationProblem> Problems,
    DeclarationPlaces Places);

/// <summary>Where the parts of a declaration stand in the C# file.</summary>
/// <param name="CSharpFile">The path of the C# file.</param>
/// <param name="Attribute">The name in [Network].</param>
/// <param name="Text">The text and where its characters come from; null where the declaration is a file.</param>
/// <param name="Arguments">The same for With; null where it is left out.</param>
/// <param name="File">The value of File, or null.</param>
/// <param name="Network">The value of Name, or null.</param>
/// <param name="Targets">The value of Targets, or null.</param>
/// <param name="Blocks">The blocks of other classes with their places.</param>
internal sealed record DeclarationPlaces(
    string CSharpFile,
    TextSpan Attribute,
    MappedText? Text,
    MappedText? Arguments,
    TextSpan? File,
    TextSpan? Network,
    TextSpan? Targets,
    IReadOnlyList<BlockSource> Blocks);
