namespace NetDsl.Compiler;

/// <summary>What one target adds to the class of a network.</summary>
/// <param name="Target">The target; never the CPU, whose part is the class itself.</param>
/// <param name="Code">The C# file; for a faulty network the public surface, with bodies that throw the first error's text.</param>
public sealed record TargetPart(BuildTargets Target, string Code);
