using NetDsl.Compiler;

namespace NetDsl.Cli.Inputs;

/// <summary>Targets as the command line names them.</summary>
internal static class TargetNames
{
    public const string Cpu = "cpu";

    private static readonly Dictionary<string, BuildTargets> Targets = new(StringComparer.Ordinal)
    {
        [Cpu] = BuildTargets.Cpu,
        ["ilgpu"] = BuildTargets.Ilgpu,
        ["torchsharp"] = BuildTargets.TorchSharp,
    };

    /// <summary>What is said of another name.</summary>
    public static string Need { get; } =
        $"a target; write {string.Join(", ", Targets.Keys.SkipLast(1).Select(name => $"'{name}'"))} or '{Targets.Keys.Last()}'";

    public static bool IsOne(string name) => Targets.ContainsKey(name);

    /// <summary>The target of a name.</summary>
    public static BuildTargets Parse(string? name) => Targets.GetValueOrDefault(name ?? Cpu, BuildTargets.Cpu);
}
