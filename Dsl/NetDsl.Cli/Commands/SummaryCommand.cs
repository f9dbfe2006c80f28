using System.CommandLine;
using NetDsl.Cli.Summaries;
using NetDsl.Compiler;

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
            var asked = 0;
            var summaries = new List<NetworkSummary>();
            foreach (var path in paths)
            {
                var compilations = run.Compile(path, parsed.GetValue(network), parsed.Choice(arguments));
                asked += compilations.Count;
                summaries.AddRange(compilations.Select(NetworkSummary.Of).OfType<NetworkSummary>());
                if (compilations.Count == 0 && !run.HasErrors)
                {
                    run.Fail($"{path} : error : the file declares no network; add 'network Name {{ … }}' or layers outside of any block");
                }
            }

            Write(summaries, parsed.GetValue(json), isArray: paths.Length > 1 || asked > 1, surroundings);
            return run.ExitCode;
        });
        return command;
    }

    private static void Write(IReadOnlyList<NetworkSummary> summaries, bool asJson, bool isArray, Surroundings surroundings)
    {
        if (asJson && (isArray || summaries.Count > 0))
        {
            surroundings.Output.WriteLine(isArray ? SummaryJson.Write(summaries) : SummaryJson.Write(summaries[0]));
        }
        else if (!asJson)
        {
            SummaryTable.Write(summaries, surroundings);
        }
    }
}
