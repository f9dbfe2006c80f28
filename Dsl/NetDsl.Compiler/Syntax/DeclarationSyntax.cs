namespace NetDsl.Compiler.Syntax;

/// <summary>
/// A parameter of a network or block: <c>classes: 1000</c>, <c>pooling: none | avg | max</c>, or a name alone when an argument must be given.
/// </summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value where no argument is given, or null where one must be; of several words the first.</param>
/// <param name="Choices">The words that it can have; empty where it takes any value.</param>
public sealed record ParameterSyntax(SourceSpan Span, NameSyntax Name, ExpressionSyntax? Default, IReadOnlyList<NameSyntax> Choices);

/// <summary><c>network Name(parameter: default) { … }</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name; null for the statements of a text that declares no network by name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">Its statements.</param>
public sealed record NetworkSyntax(SourceSpan Span, NameSyntax? Name, IReadOnlyList<ParameterSyntax> Parameters, BodySyntax Body);

/// <summary><c>block name(parameters) { … }</c>: used like a layer.</summary>
public sealed record BlockSyntax(SourceSpan Span, NameSyntax Name, IReadOnlyList<ParameterSyntax> Parameters, BodySyntax Body);

/// <summary><c>import "file.netdsl"</c>.</summary>
public sealed record ImportSyntax(SourceSpan Span, TextSyntax File);

/// <summary>A whole text. Statements outside of any declaration form one network without a name.</summary>
/// <param name="Source">The text.</param>
/// <param name="Imports">Imports, in their order.</param>
/// <param name="Blocks">Blocks, in their order.</param>
/// <param name="Networks">Networks by name, in their order; then the one without a name, if there are loose statements.</param>
/// <param name="AllowedIds">Per line, counted from 1: the ids of advice that <c>// allow NDSL4003</c> silences there.</param>
public sealed record SourceFileSyntax(
    SourceText Source,
    IReadOnlyList<ImportSyntax> Imports,
    IReadOnlyList<BlockSyntax> Blocks,
    IReadOnlyList<NetworkSyntax> Networks,
    IReadOnlyDictionary<int, IReadOnlyList<string>> AllowedIds);
