using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>What hosts know of a target beyond the CPU.</summary>
/// <param name="Target">The target.</param>
/// <param name="Suffix">What the name of its file has more than that of the class.</param>
/// <param name="Package">The package with its runtime.</param>
/// <param name="Probe">A type of that runtime, by which it is found in a project.</param>
internal sealed record TargetKind(BuildTargets Target, string Suffix, string Package, string Probe)
{
    /// <summary>All of them, in the order of their numbers.</summary>
    public static IReadOnlyList<TargetKind> All { get; } =
    [
        new(BuildTargets.Ilgpu, ".Ilgpu", "NetDsl.Ilgpu", "NetDsl.Ilgpu.DeviceNetwork"),
        new(BuildTargets.TorchSharp, ".TorchSharp", "NetDsl.TorchSharp", "NetDsl.Torch.WeightTransfer"),
    ];

    /// <summary>Those among some targets.</summary>
    public static IEnumerable<TargetKind> In(BuildTargets targets) => All.Where(kind => targets.HasFlag(kind.Target));

    /// <summary>The kind of a target.</summary>
    public static TargetKind Of(BuildTargets target) => All.First(kind => kind.Target == target);
}
