using System.CommandLine;
using System.CommandLine.Parsing;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary><c>peers</c>: NetDsl and PyTorch in turn in one run, on the same machine, with the same weights, inputs and threads.</summary>
internal static class PeersCommand
{
    private static readonly Option<int?> Threads =
        Options.Count("--threads", "Threads of both sides; 1, then as many as there are processors, if left out.");

    private static readonly Option<string?> Network = Options.Word("--network", "One network", "NAME", KnownNetwork.Names);

    private static readonly Option<string?> Case =
        Options.Word("--case", "Predictions or training steps only", "CASE", [PeerCase.Forward, PeerCase.Step]);

    private static readonly Option<int?> Rounds = Options.Count(
        "--rounds", "Turns that each side takes; results are medians over them. 5 if left out, and 7 processes with --startup.");

    private static readonly Option<double?> Seconds =
        Options.Seconds("--seconds", "How long a side runs in its turn, at least; 0.4 if left out.");

    private static readonly Option<bool> Json = new("--json") { Description = "Prints one line of JSON for each case instead of a table." };

    private static readonly Option<bool> Memory =
        new("--memory") { Description = "Instead of time, the most memory that a process takes for a few training steps." };

    private static readonly Option<bool> Startup =
        new("--startup") { Description = "Instead of time, how long it is from the start of a process to its first prediction." };

    public static Command Create()
    {
        var command = new Command("peers", "NetDsl beside PyTorch on the CPU: times, shares of what the machine can do, memory, start-up.")
        {
            Threads, Network, Case, Rounds, Seconds, Json, Memory, Startup,
        };
        command.Validators.Add(Validate);
        command.SetAction(parsed =>
        {
            Action<PeersOptions> run = parsed.GetValue(Memory) ? MemoryPeaks.Run : parsed.GetValue(Startup) ? StartTimes.Run : TimeCases.Run;
            run(Read(parsed));
            return 0;
        });
        return command;
    }

    private static PeersOptions Read(ParseResult parsed) => new(
        parsed.GetValue(Threads) is { } count ? [count] : [.. new[] { 1, Environment.ProcessorCount }.Distinct()],
        parsed.GetValue(Network),
        parsed.GetValue(Case),
        parsed.GetValue(Rounds),
        parsed.GetValue(Seconds) ?? 0.4,
        parsed.GetValue(Json));

    private static void Validate(CommandResult parsed)
    {
        var (isMemory, isStartup) = (parsed.GetValue(Memory), parsed.GetValue(Startup));
        if (isMemory && isStartup)
        {
            parsed.AddError("'--memory' and '--startup' are measured one at a time; leave one of them out");
        }

        Option[] unused = isMemory ? [Case, Seconds, Rounds] : isStartup ? [Case, Seconds, Threads] : [];
        foreach (var option in unused.Where(option => parsed.GetResult(option) is not null))
        {
            parsed.AddError($"'{option.Name}' changes nothing with '{(isMemory ? Memory : Startup).Name}'; leave one of them out");
        }
    }
}
