using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Networks;

namespace NetDsl.Benchmarks.Peers;

/// <summary>
/// The most memory that training steps take: resident bytes at their peak less those of the idle process, each side in a process of its
/// own for each network, PyTorch in the form that takes less. What PyTorch needs to load the weights is given back before and not counted.
/// </summary>
internal static class MemoryPeaks
{
    private const double Megabyte = 1e6;

    private static readonly string[] Headings =
        ["network", "batch", "threads", "NetDsl, MB", "PyTorch, MB", "form", "share", "NetDsl, whole process, MB", "PyTorch, whole process, MB"];

    public static void Run(PeersOptions options)
    {
        var results = new ResultLines(options.IsJson, Headings);
        foreach (var threads in options.Threads)
        {
            foreach (var network in options.Networks)
            {
                ResultLines.Progress($"{network.Name}, batch {network.StepBatch}, threads {threads} …");
                Add(results, network, threads, Ours(network, threads), Theirs(network, threads));
            }
        }

        results.End();
    }

    private static Peak Ours(KnownNetwork network, int threads)
    {
        using var process = Process.Start(OwnProcess.TrainingSteps(network.Name, network.StepBatch, threads))!;
        var numbers = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0 && numbers.Length == 2
            ? new Peak("", double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture))
            : throw new MeasurementException($"the process that trains '{network.Name}' ended with {process.ExitCode}; its error stands above");
    }

    private static Peak Theirs(KnownNetwork network, int threads) => new[] { "eager", "channels_last" }.Select(form =>
    {
        using var peer = PyTorchPeer.Start(threads);
        using (var home = network.Create())
        {
            peer.Load(home, threads);
        }

        var answer = peer.Ask(new JsonObject { ["do"] = "memory", ["form"] = form, ["batch"] = network.StepBatch });
        return new Peak(form, (double)answer["idle"]!, (double)answer["peak"]!);
    }).MinBy(peak => peak.Above)!;

    private static void Add(ResultLines results, KnownNetwork network, int threads, Peak ours, Peak theirs)
    {
        var share = ours.Above / theirs.Above;
        var json = new JsonObject
        {
            ["network"] = network.Name,
            ["case"] = "memory",
            ["batch"] = network.StepBatch,
            ["threads"] = threads,
            ["netdsl_mb"] = Math.Round(ours.Above / Megabyte, 1),
            ["pytorch_mb"] = Math.Round(theirs.Above / Megabyte, 1),
            ["pytorch_form"] = theirs.Form,
            ["share"] = Math.Round(share, 3),
            ["netdsl_process_mb"] = Math.Round(ours.Most / Megabyte, 1),
            ["pytorch_process_mb"] = Math.Round(theirs.Most / Megabyte, 1),
        };
        results.Add(json, [
            network.Name, Text(network.StepBatch), Text(threads), Megabytes(ours.Above), Megabytes(theirs.Above), theirs.Form,
            Text(100 * share, "0") + " %", Megabytes(ours.Most), Megabytes(theirs.Most)]);
    }

    private static string Megabytes(double bytes) => Text(bytes / Megabyte, "0.0");

    private static string Text(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Resident bytes of a process: before it has a network, and at most.</summary>
    private sealed record Peak(string Form, double Idle, double Most)
    {
        public double Above => Most - Idle;
    }
}
