using System.CommandLine;
using System.CommandLine.Parsing;
using NetDsl.Benchmarks.Gpu;
using NetDsl.Benchmarks.Peers;

namespace NetDsl.Benchmarks.Commands;

/// <summary>The commands beside BenchmarkDotNet's, and their exit codes.</summary>
internal static class BenchmarkCommands
{
    /// <summary>What was asked cannot be measured here.</summary>
    private const int Failure = 1;

    /// <summary>The command line itself could not be understood.</summary>
    private const int Usage = 2;

    private static readonly string[] Names = ["peers", "gpu", "gpu-plan", "torch", "--help", "-h", "-?"];

    /// <summary>Whether a first argument is ours; BenchmarkDotNet takes all others.</summary>
    public static bool Knows(string argument) => Names.Contains(argument);

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code: 0, 1 where it could not be measured, 2 where the arguments were not understood.</returns>
    public static int Run(string[] arguments)
    {
        var root = new RootCommand("Measures NetDsl. Other arguments than these commands go to BenchmarkDotNet, such as --filter '*' and --list flat.")
        {
            PeersCommand.Create(), GpuCommand.Create(), PlanCommand.Create(), Torch(),
        };
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return ReportUsage(parsed);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MeasurementException exception)
        {
            Console.Error.WriteLine($"error : {exception.Message}");
            return Failure;
        }
    }

    private static int ReportUsage(ParseResult parsed)
    {
        foreach (var sentence in parsed.Errors.Select(Sentence).Distinct(StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"error : {sentence}");
        }

        Console.Error.WriteLine($"Run '{parsed.CommandResult.Command.Name} --help' for the options.");
        return Usage;
    }

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option.Name: var name } => $"'{name}' needs a value; write it behind '{name}'",
        OptionResult { IdentifierTokenCount: > 1, Option.Name: var name } => $"'{name}' stands twice; leave one of them out",
        _ => error.Message,
    };

    private static Command Torch()
    {
#if TORCHSHARP
        return Modules.TorchCommand.Create();
#else
        var command = new Command("torch", "NetDsl's modules beside TorchSharp's and PyTorch's, in a build with -p:NetDslTorchSharp=package.");
        command.SetAction(int (_) => throw new MeasurementException(
            "this build has no TorchSharp; build with '-p:NetDslTorchSharp=package' and, where the machine has no libtorch, '-p:NetDslLibTorch=TorchSharp-cpu'"));
        return command;
#endif
    }
}
