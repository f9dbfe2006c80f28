using System.CommandLine;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl check FILE…</c>: the diagnostics of every network, and one line for each that is in order.</summary>
internal static class CheckCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var files = SharedArguments.Files();
        var arguments = SharedArguments.Arguments();
        var command = new Command("check", "Checks shapes, parameters and contracts of every network in the files.") { files, arguments };
        command.SetAction(parsed =>
        {
            var run = new CompileRun(surroundings);
            var compilations = parsed.GetRequiredValue(files)
                .SelectMany(file => run.Compile(file, network: null, parsed.Choice(arguments)));
            foreach (var compilation in compilations)
            {
                if (compilation is { Succeeded: true, Graph: { } graph, Facts: { } facts })
                {
                    surroundings.Output.WriteLine(LayerTable.Headline(graph, facts));
                }
            }

            return run.ExitCode;
        });
        return command;
    }
}
