using NetDsl.Compiler;

namespace NetDsl.Cli.Inputs;

/// <summary>Targets as the command line names them.</summary>
internal static class TargetNames
{
    public const string Cpu = "cpu";
    public const string Ilgpu = "ilgpu";

    /// <summary>What is said of another name.</summary>
    public const string Need = $"a target; write '{Cpu}' or '{Ilgpu}'";

    public static bool IsOne(string name) => name is Cpu or Ilgpu;

    /// <summary>The targets to compile for; the CPU's part of the class is always needed.</summary>
    public static BuildTargets Parse(string? name) => name == Ilgpu ? BuildTargets.Cpu | BuildTargets.Ilgpu : BuildTargets.Cpu;
}
