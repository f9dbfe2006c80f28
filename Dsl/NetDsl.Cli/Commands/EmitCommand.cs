using System.CommandLine;
using NetDsl.Cli.Inputs;
using NetDsl.Compiler;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl emit FILE</c>: the C# of a network, as the source generator would add it to a project.</summary>
internal static class EmitCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = SharedArguments.File();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var place = new Option<string?>("--namespace") { Description = "The namespace of the class.", HelpName = "NS" }
            .Checked(ClassName.IsAllowedNamespace, "a namespace of C#; write names with dots between them, such as 'Company.Vision'");
        var name = new Option<string?>("--class") { Description = "The name of the class; the network's name if left out.", HelpName = "NAME" }
            .Checked(ClassName.IsAllowed, "a class name of C#; write a letter or '_' and then letters, digits and '_'");
        var forTarget = new Option<string>("--target")
        {
            Description = "The target whose part of the class is printed: cpu (the default), or ilgpu or torchsharp, which stand beside it in files of their own.",
            HelpName = "TARGET",
            DefaultValueFactory = _ => TargetNames.Cpu,
        }.Checked(TargetNames.IsOne, TargetNames.Need);
        var target = new Option<string?>("-o", "--output") { Description = "The file to write; standard output if left out.", HelpName = "PATH" };
        var command = new Command("emit", "Prints the C# of a network.") { file, network, arguments, place, name, forTarget, target };
        command.SetAction(parsed =>
        {
            var part = TargetNames.Parse(parsed.GetValue(forTarget));
            var choice = new CompileChoice(
                parsed.GetValue(arguments) ?? "",
                parsed.GetValue(place) ?? "",
                parsed.GetValue(name),
                IsForCode: true)
            {
                Targets = BuildTargets.Cpu | part,
            };
            return Emit(parsed.GetRequiredValue(file), parsed.GetValue(network), choice, part, parsed.GetValue(target), surroundings);
        });
        return command;
    }

    private static int Emit(string file, string? network, CompileChoice choice, BuildTargets part, string? target, Surroundings surroundings)
    {
        var run = new CompileRun(surroundings);
        var compilation = run.CompileOne(file, network, choice);
        // Code of a network with errors would only carry the error into a project that builds without NetDsl's analyzers.
        if (compilation is not null && !run.HasErrors)
        {
            run.Deliver(compilation.PartOf(part) ?? compilation.Code, target);
        }

        return run.ExitCode;
    }
}
