namespace NetDsl.Compiler.Emit;

/// <summary>The targets beyond the CPU, and who writes the code of each.</summary>
internal static class TargetParts
{
    private static readonly Emitter[] Emitters =
    [
        new(BuildTargets.Ilgpu, IlgpuEmitter.Run, IlgpuEmitter.RunFaulty),
        new(BuildTargets.TorchSharp, TorchSharpEmitter.Run, TorchSharpEmitter.RunFaulty),
    ];

    /// <summary>The parts of a network for the targets that were asked for.</summary>
    public static IReadOnlyList<TargetPart> Of(EmissionInput input, BuildTargets targets) =>
        [.. Asked(targets).Select(one => new TargetPart(one.Target, one.Run(input)))];

    /// <summary>The parts of a network that could not be elaborated.</summary>
    public static IReadOnlyList<TargetPart> OfFaulty(ClassPlace place, bool hasLabels, BuildTargets targets) =>
        [.. Asked(targets).Select(one => new TargetPart(one.Target, one.RunFaulty(place, hasLabels)))];

    private static IEnumerable<Emitter> Asked(BuildTargets targets) => Emitters.Where(one => targets.HasFlag(one.Target));

    private sealed record Emitter(BuildTargets Target, Func<EmissionInput, string> Run, Func<ClassPlace, bool, string> RunFaulty);
}
