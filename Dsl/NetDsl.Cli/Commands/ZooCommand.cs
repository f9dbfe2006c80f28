using System.CommandLine;
using System.Globalization;
using NetDsl.Cli.Zoo;
using NetDsl.Threading;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl zoo [FILE…]</c>: the table of models, computed for the library or for any networks.</summary>
internal static class ZooCommand
{
    private const string Everything = "*";

    public static Command Create(Surroundings surroundings)
    {
        var files = SharedArguments.Files();
        files.Arity = ArgumentArity.ZeroOrMore;
        files.Description = "Networks of the library, by name or by pattern such as 'keras.*', and files to set beside them; the whole library if left out.";
        var sort = new Option<string?>("--sort") { Description = $"The column to sort by: {ZooOrder.InWords}.", HelpName = "COLUMN" }
            .Checked(ZooOrder.IsKnown, $"a column; write {ZooOrder.InWords}");
        var json = new Option<bool>("--json") { Description = "Prints an array of JSON for tools." };
        var time = new Option<bool>("--time") { Description = "Compiles every network, runs it and adds the milliseconds of one inference." };
        var threads = new Option<int?>("--threads") { Description = "Threads that an inference uses; as many as there are processors if left out.", HelpName = "N" }
            .Checked(IsThreadCount, "a number of threads; write 1 or more");
        var command = new Command("zoo", "Prints the size, depth, cost and field of every network of the library.") { files, sort, json, time, threads };
        command.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(time) && (parsed.GetResult(threads) is not null || parsed.GetResult(sort)?.Tokens is [{ Value: "time" }]))
            {
                parsed.AddError("without '--time' nothing is timed; add '--time', or leave '--threads' and '--sort time' out");
            }
        });
        command.SetAction(parsed =>
        {
            Parallelism.Degree = parsed.GetValue(threads) ?? Environment.ProcessorCount;
            var inputs = parsed.GetValue(files) is { Length: > 0 } given ? given : [Everything];
            return Print(inputs, parsed.GetValue(sort) ?? ZooOrder.Default, parsed.GetValue(json), parsed.GetValue(time), surroundings);
        });
        return command;
    }

    private static bool IsThreadCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1;

    private static int Print(IReadOnlyList<string> inputs, string column, bool isJson, bool isTimed, Surroundings surroundings)
    {
        var run = new CompileRun(surroundings);
        var entries = CollectZoo.Run(inputs, run, surroundings.Cancellation);
        if (isTimed)
        {
            entries = TimeZoo.Run(entries, new TimingProgress(surroundings), surroundings.Cancellation);
        }

        entries = ZooOrder.Sort(entries, column);
        if (isJson)
        {
            surroundings.Output.WriteLine(ZooJson.Write(entries));
        }
        else if (entries.Count > 0)
        {
            ZooTable.Write(entries, isTimed, surroundings);
        }

        if (!surroundings.Cancellation.IsCancellationRequested)
        {
            return run.ExitCode;
        }

        surroundings.Error.WriteLine("netdsl : error : stopped by Ctrl+C; the times are those measured until then");
        return CommandLine.Cancelled;
    }
}
