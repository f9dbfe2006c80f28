using System.CommandLine;
using NetDsl.Cli.Comparisons;
using NetDsl.Cli.Inputs;
using NetDsl.Compiler;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl diff A B</c>: what distinguishes two networks, or one network with two sets of arguments.</summary>
internal static class DiffCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (a, b) = (SharedArguments.File("A"), SharedArguments.File("B"));
        var (networkA, networkB) = (Network("a", "first"), Network("b", "second"));
        var arguments = SharedArguments.Arguments();
        var (withA, withB) = (With("a", "first"), With("b", "second"));
        var json = new Option<bool>("--json") { Description = "Prints JSON for tools." };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exits with 1 where the networks differ." };
        var command = new Command("diff", "Compares two networks: layers, shapes, parameters, field and cost.")
        {
            a,
            b,
            networkA,
            networkB,
            arguments,
            withA,
            withB,
            json,
            exitCode,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(a) == NetworkFile.StandardInput && parsed.GetValue(b) == NetworkFile.StandardInput)
            {
                parsed.AddError($"'{NetworkFile.StandardInput}' stands twice, but standard input can be read once; name a file for one of them");
            }
        });
        command.SetAction(parsed =>
        {
            var run = new CompileRun(surroundings);
            var shared = parsed.GetValue(arguments) ?? "";
            var first = run.CompileOne(parsed.GetRequiredValue(a), parsed.GetValue(networkA), Choice(shared, parsed.GetValue(withA), withA.Name), networkA.Name);
            var second = run.CompileOne(parsed.GetRequiredValue(b), parsed.GetValue(networkB), Choice(shared, parsed.GetValue(withB), withB.Name), networkB.Name);
            // Networks that break a contract can be compared, which may show why; what could not be built cannot.
            return first?.Graph is null || second?.Graph is null ? run.ExitCode
                : AreEqual(first, second, parsed.GetValue(json), surroundings) || !parsed.GetValue(exitCode) ? run.ExitCode
                : CommandLine.Failure;
        });
        return command;
    }

    /// <summary>Prints how two networks differ.</summary>
    private static bool AreEqual(NetworkCompilation first, NetworkCompilation second, bool asJson, Surroundings surroundings)
    {
        var difference = CompareNetworks.Run(first, second);
        if (asJson)
        {
            surroundings.Output.WriteLine(DifferenceJson.Write(difference));
        }
        else
        {
            DifferenceTable.Write(difference, surroundings);
        }

        return difference.AreEqual;
    }

    private static Option<string?> Network(string side, string place) =>
        new($"--network-{side}") { Description = $"The {place} network where its file declares several.", HelpName = "NAME" };

    private static Option<string?> With(string side, string place) =>
        new($"--with-{side}") { Description = $"Arguments for the {place} network alone.", HelpName = "ARGUMENTS" };

    private static CompileChoice Choice(string shared, string? own, string option) => string.IsNullOrEmpty(own)
        ? new(shared)
        : new(shared.Length == 0 ? own : $"{shared}, {own}")
        {
            ArgumentsOption = shared.Length == 0 ? option : $"{SharedArguments.With}, {option}",
        };
}
