using System.Globalization;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Generator.Reading;

/// <summary>Reads what a network is to run on. The numbers are those of the runtime's enum, which the compiler's repeats.</summary>
internal static class TargetReader
{
    private static readonly BuildTargets All = TargetKind.All.Aggregate(BuildTargets.Cpu, (sum, kind) => sum | kind.Target);

    /// <summary>The targets that an attribute asks for, and with them the CPU, whose part of the class holds the weights.</summary>
    public static BuildTargets Read(NetworkArguments arguments, SyntaxTree tree, string name, List<DeclarationProblem> problems)
    {
        if (arguments.Targets is not { } value)
        {
            return BuildTargets.Cpu;
        }

        var targets = (BuildTargets)value;
        if (value == 0 || (targets & ~All) != 0)
        {
            var span = arguments.TargetsSpan!.Value;
            var written = tree.GetText().ToString(span);
            var number = value.ToString(CultureInfo.InvariantCulture);
            var meaning = written == number ? "" : $", which is {number}";
            problems.Add(DeclarationProblem.At(ProjectRules.NoTarget, Location.Create(tree, span), name, written, meaning, Repair(targets)));
        }

        return (targets & All) | BuildTargets.Cpu;
    }

    private static string Repair(BuildTargets targets) =>
        string.Join(" | ", TargetKind.In(targets).Select(kind => kind.Target).Prepend(BuildTargets.Cpu).Select(target => $"Target.{target}"));
}
