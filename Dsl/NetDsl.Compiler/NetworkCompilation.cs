using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler;

/// <summary>The result of compiling one network.</summary>
/// <param name="Request">What was compiled.</param>
/// <param name="Graph">The network with its shapes; null where it could not be elaborated.</param>
/// <param name="Facts">What was computed of it; null where there is no graph.</param>
/// <param name="Diagnostics">All diagnostics, in the order of the text.</param>
/// <param name="Code">The C# file; for a faulty network the whole public surface, with bodies that throw the first error's text.</param>
public sealed record NetworkCompilation(
    NetworkRequest Request,
    NetworkGraph? Graph,
    NetworkFacts? Facts,
    IReadOnlyList<CompilerDiagnostic> Diagnostics,
    string Code)
{
    /// <summary>
    /// The C# file with the nested class <c>OnIlgpu</c>, a second part of the same class; null where the target was not asked for. It needs
    /// the assembly NetDsl.Ilgpu.
    /// </summary>
    public string? DeviceCode { get; init; }

    /// <summary>Whether the network can be used.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.IsError);
}
