using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

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
    /// What further targets add, in the order of their numbers: of each that was asked for a C# file with a nested class, a further part of
    /// the same class, which needs the target's runtime.
    /// </summary>
    public IReadOnlyList<TargetPart> Parts { get; init; } = [];

    /// <summary>The programs whose calls the code times, where the request is for a profile and the network can be used; else null.</summary>
    public NetworkPrograms? ProfiledPrograms { get; init; }

    /// <summary>Whether the network can be used.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>The C# file that a target adds; null where it was not asked for.</summary>
    public string? PartOf(BuildTargets target) => Parts.FirstOrDefault(part => part.Target == target)?.Code;
}
