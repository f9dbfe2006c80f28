using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>The files of one network. Compared by content.</summary>
/// <param name="Class">The class.</param>
/// <param name="Parts">The parts of it for further targets.</param>
internal sealed record GeneratedFiles(GeneratedFile Class, ValueList<GeneratedPart> Parts);

/// <summary>The part of a network's class for a target. Compared by content.</summary>
/// <param name="Target">The target.</param>
/// <param name="File">The file.</param>
internal sealed record GeneratedPart(BuildTargets Target, GeneratedFile File);
