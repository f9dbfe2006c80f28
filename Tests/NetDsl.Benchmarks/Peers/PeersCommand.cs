using System.CommandLine;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary><c>peers</c>: NetDsl and PyTorch in turn in one run, on the same machine, with the same weights, inputs and threads.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var threads = Options.Count("--threads", "Threads of both sides; 1, then as many as there are processors, if left out.");
        var network = Options.Word("--network", "One network", "NAME", KnownNetwork.Names);
        var kind = Options.Word("--case", "Predictions or training steps only", "CASE", [PeerCase.Forward, PeerCase.Step]);
        var rounds = Options.Count("--rounds", "Turns that each side takes; results are medians over them. 5 if left out; 7 processes with --startup.");
        var seconds = Options.Seconds("--seconds", "How long a side runs in its turn, at least; 0.4 if left out.");
        var json = new Option<bool>("--json") { Description = "Prints one line of JSON for each case instead of a table." };
        var memory = new Option<bool>("--memory") { Description = "Instead of time, the most memory that a process takes for a few training steps." };
        var startup = new Option<bool>("--startup") { Description = "Instead of time, how long it is from the start of a process to its first prediction." };
        var command = new Command("peers", "NetDsl beside PyTorch on the CPU: times, shares of what the machine can do, memory, start-up.")
        {
            threads, network, kind, rounds, seconds, json, memory, startup,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(memory) && parsed.GetValue(startup))
            {
                parsed.AddError("'--memory' and '--startup' are measured one at a time; leave one of them out");
            }

            var isTimed = !parsed.GetValue(memory) && !parsed.GetValue(startup);
            foreach (var (option, isUsed) in new (Option, bool)[] { (kind, isTimed), (seconds, isTimed), (rounds, !parsed.GetValue(memory)) })
            {
                if (!isUsed && parsed.GetResult(option) is not null)
                {
                    parsed.AddError($"'{option.Name}' changes nothing with '{(parsed.GetValue(memory) ? memory.Name : startup.Name)}'; leave one of them out");
                }
            }
        });
        command.SetAction(parsed =>
        {
            var options = new PeersOptions(
                parsed.GetValue(threads) is { } count ? [count] : [.. new[] { 1, Environment.ProcessorCount }.Distinct()],
                parsed.GetValue(network),
                parsed.GetValue(kind),
                parsed.GetValue(rounds),
                parsed.GetValue(seconds) ?? 0.4,
                parsed.GetValue(json));
            if (parsed.GetValue(memory))
            {
                MemoryPeaks.Run(options);
            }
            else if (parsed.GetValue(startup))
            {
                StartTimes.Run(options);
            }
            else
            {
                TimeCases.Run(options);
            }

            return 0;
        });
        return command;
    }
}
