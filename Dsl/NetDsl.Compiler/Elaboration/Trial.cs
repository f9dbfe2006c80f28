using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Elaboration;

/// <summary>How a network is tried: with which arguments and on which value.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Entry">The shape that it is applied to; null for the input that it declares.</param>
internal sealed record TrialInput(IReadOnlyDictionary<string, GivenValue> Arguments, TensorShape? Entry)
{
    /// <summary>Whether every mistake is of interest, and not only whether there is one.</summary>
    public bool FindsAll { get; init; }
}

/// <summary>What a trial gave.</summary>
/// <param name="Mistakes">What is to be said of it; an error keeps the network from being built so.</param>
/// <param name="Input">The shape of its input, or null where it has none.</param>
internal sealed record TrialResult(IReadOnlyList<CompilerDiagnostic> Mistakes, TensorShape? Input)
{
    /// <summary>Whether the network can be built so.</summary>
    public bool Succeeded => !Mistakes.Any(mistake => mistake.IsError);
}
