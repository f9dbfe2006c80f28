using System.CommandLine;
using NetDsl.Cli.Inputs;
using NetDsl.Cli.Summaries;
using NetDsl.Compiler;
using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl summary FILE…</c>: what the compiler computed of each layer, as a table or as JSON.</summary>
internal static class SummaryCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var files = SharedArguments.Files();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var json = new Option<bool>("--json") { Description = "Prints JSON for tools: one object, or an array for several networks or files." };
        var command = new Command("summary", "Prints shapes, parameters, receptive fields and cost of every layer.")
        {
            files,
            network,
            arguments,
            json,
        };
        command.SetAction(parsed =>
        {
            var run = new CompileRun(surroundings);
            var paths = parsed.GetRequiredValue(files);
            var compilations = paths
                .SelectMany(path => run.CompileSome(path, parsed.GetValue(network), parsed.Choice(arguments)))
                .ToList();
            if (parsed.GetValue(json))
            {
                WriteJson(compilations, isArray: paths.Length > 1 || compilations.Count > 1 || paths.Any(NetworkInputs.IsPattern), surroundings.Output);
            }
            else
            {
                WriteTables(compilations, surroundings);
            }

            return run.ExitCode;
        });
        return command;
    }

    // What was asked for decides between object and array, not what came of it: tools can rely on the form.
    private static void WriteJson(IReadOnlyList<NetworkCompilation> compilations, bool isArray, TextWriter output)
    {
        var summaries = Elaborated(compilations).Select(network => NetworkSummary.Of(network.Graph, network.Facts)).ToList();
        if (isArray)
        {
            output.WriteLine(SummaryJson.Write(summaries));
        }
        else if (summaries.Count == 1)
        {
            output.WriteLine(SummaryJson.Write(summaries[0]));
        }
    }

    private static void WriteTables(IReadOnlyList<NetworkCompilation> compilations, Surroundings surroundings)
    {
        var isFirst = true;
        foreach (var (graph, facts) in Elaborated(compilations))
        {
            if (!isFirst)
            {
                surroundings.Output.WriteLine();
            }

            SummaryTable.Write(graph, facts, surroundings);
            isFirst = false;
        }
    }

    private static IEnumerable<(NetworkGraph Graph, NetworkFacts Facts)> Elaborated(IReadOnlyList<NetworkCompilation> compilations)
    {
        foreach (var compilation in compilations)
        {
            if (compilation is { Graph: { } graph, Facts: { } facts })
            {
                yield return (graph, facts);
            }
        }
    }
}
