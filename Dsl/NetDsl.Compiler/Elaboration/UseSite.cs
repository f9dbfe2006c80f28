using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A network that is used, and what it gets there.</summary>
/// <param name="Used">The network.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Entry">The value that it is applied to; null where it begins the network.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Place">Where that stands.</param>
internal sealed record UseSite(
    UsableNetwork Used, IReadOnlyDictionary<string, GivenValue> Arguments, TensorValue? Entry, UseSyntax Statement, Place Place);
