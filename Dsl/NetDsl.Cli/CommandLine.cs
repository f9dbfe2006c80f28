using System.CommandLine;
using NetDsl.Cli.Commands;

namespace NetDsl.Cli;

/// <summary>The tool <c>netdsl</c>: its commands and its exit codes.</summary>
public static class CommandLine
{
    /// <summary>Everything was as it should be.</summary>
    public const int Success = 0;

    /// <summary>A network or a file has errors; they are on standard error in the form that build tools read.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself could not be understood.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C ended the run: 128 and the number of its signal, as shells have it.</summary>
    public const int Cancelled = 130;

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments behind the tool's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="input">Standard input, which the file name <c>-</c> stands for.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, Stream? input = null) =>
        Run(args, new Surroundings(output, error, () => input ?? Stream.Null, IsTerminal: false));

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments behind the tool's name.</param>
    /// <param name="surroundings">What it reads and writes besides files.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Surroundings surroundings)
    {
        var root = new RootCommand("Checks, measures, draws and compiles networks written in the NetDsl language.")
        {
            CheckCommand.Create(surroundings),
            SummaryCommand.Create(surroundings),
            EmitCommand.Create(surroundings),
            GraphCommand.Create(surroundings),
            FieldCommand.Create(surroundings),
            ExportCommand.Create(surroundings),
            DiffCommand.Create(surroundings),
            ProfileCommand.Create(surroundings),
            ZooCommand.Create(surroundings),
        };
        // The tool is run from a build as often as by a person: no file named after an argument may change what it does.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 || args.Length == 0)
        {
            return ReportUsage(parsed, surroundings);
        }

        var streams = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // The process listens to Ctrl+C itself.
        };
        try
        {
            return parsed.Invoke(streams);
        }
        catch (OperationCanceledException)
        {
            surroundings.Error.WriteLine("netdsl : error : stopped by Ctrl+C; nothing was written");
            return Cancelled;
        }
    }

    private static int ReportUsage(ParseResult parsed, Surroundings surroundings)
    {
        foreach (var mistake in UsageMistakes.Of(parsed))
        {
            surroundings.Error.WriteLine($"netdsl : error : {mistake}");
        }

        var command = parsed.CommandResult.Command;
        surroundings.Error.WriteLine(command is RootCommand
            ? "Run 'netdsl --help' for the commands."
            : $"Run 'netdsl {command.Name} --help' for the arguments of '{command.Name}'.");
        return Usage;
    }
}
