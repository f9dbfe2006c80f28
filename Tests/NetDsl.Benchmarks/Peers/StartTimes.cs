using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary>
/// From the start of a process to its first prediction of one image, with the first weights of a new network and with those of a file:
/// safetensors, and what PyTorch's own <c>torch.save</c> writes. Both sides take turns; the files are in the system's cache.
/// </summary>
internal static class StartTimes
{
    private const int UsualRounds = 7;

    private static readonly string[] Headings = ["network", "weights", "NetDsl, ms", "PyTorch, ms", "ratio", "processes"];

    public static void Run(PeersOptions options)
    {
        var results = new ResultLines(options.IsJson, Headings);
        var rounds = options.Rounds ?? UsualRounds;
        foreach (var network in options.Networks)
        {
            var files = Path.Combine(Path.GetTempPath(), $"netdsl-start-{Environment.ProcessId}");
            var (ours, theirs) = (files + ".safetensors", files + ".pt");
            try
            {
                Save(network, ours, theirs);
                Add(results, network, "first", rounds, OwnProcess.Prediction(network.Name, null), Python.Script("startup.py", network.Name));
                Add(results, network, "file", rounds, OwnProcess.Prediction(network.Name, ours), Python.Script("startup.py", network.Name, theirs));
            }
            finally
            {
                File.Delete(ours);
                File.Delete(theirs);
            }
        }

        results.End();
    }

    private static void Save(KnownNetwork network, string ours, string theirs)
    {
        using var home = network.Create();
        home.Save(ours);
        using var peer = PyTorchPeer.Start(threads: 1);
        peer.Load(home, threads: 1);
        peer.Ask(new JsonObject { ["do"] = "save", ["file"] = theirs });
    }

    private static void Add(ResultLines results, KnownNetwork network, string weights, int rounds, ProcessStartInfo ours, ProcessStartInfo theirs)
    {
        ResultLines.Progress($"{network.Name}, {(weights == "file" ? "weights of a file" : "first weights")} …");
        var (oursMs, theirsMs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            oursMs.Add(Milliseconds(ours));
            theirsMs.Add(Milliseconds(theirs));
        }

        var (our, their) = (Stopwatches.Median(oursMs), Stopwatches.Median(theirsMs));
        var json = new JsonObject
        {
            ["network"] = network.Name,
            ["case"] = "startup",
            ["weights"] = weights,
            ["netdsl_ms"] = Math.Round(our, 1),
            ["pytorch_ms"] = Math.Round(their, 1),
            ["ratio"] = Math.Round(their / our, 2),
            ["processes"] = rounds,
        };
        results.Add(json, [
            network.Name, weights, our.ToString("0", CultureInfo.InvariantCulture), their.ToString("0", CultureInfo.InvariantCulture),
            (their / our).ToString("0.0", CultureInfo.InvariantCulture), rounds.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Until the line that a process writes behind its prediction; its end is not waited for on the clock.</summary>
    private static double Milliseconds(ProcessStartInfo start)
    {
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        process.WaitForExit();
        return line is not null && process.ExitCode == 0 ? time : throw new MeasurementException($"'{Path.GetFileName(start.FileName)}' ended with {process.ExitCode} before it had predicted; its error stands above");
    }
}
