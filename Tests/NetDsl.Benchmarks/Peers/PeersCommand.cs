using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Networks;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Peers;

/// <summary>
/// <c>peers [--threads N] [--rounds N]</c>: NetDsl and PyTorch in turn in one run, on the same machine with the same weights and
/// threads. Outputs must agree; then each case prints one line of JSON with medians over the rounds.
/// </summary>
internal static class PeersCommand
{
    private static readonly (string Network, string Case, int Batch)[] Cases =
    [
        ("LeNet5", "forward", 1), ("LeNet5", "forward", 64), ("LeNet5", "step", 64),
        ("CifarVgg", "forward", 1), ("CifarVgg", "forward", 32), ("CifarVgg", "step", 32),
        ("ResNet18", "forward", 1), ("ResNet18", "step", 8), ("ResNet50", "forward", 1), ("ResNet50", "step", 8),
        ("MobileNetV2", "forward", 1), ("MobileNetV2", "step", 8), ("Vgg16", "forward", 1), ("Vgg16", "step", 4),
    ];

    public static int Run(string[] arguments)
    {
        var rounds = CommandOptions.Number(arguments, "--rounds", 5);
        int[] threadCounts = arguments.Contains("--threads") ? [CommandOptions.Number(arguments, "--threads", 1)] : [1, 2];
        using var peer = PyTorchPeer.Start();
        foreach (var threads in threadCounts)
        {
            Parallelism.Degree = threads;
            foreach (var (network, name, batch) in Cases)
            {
                if (CommandOptions.Text(arguments, "--network", network) != network)
                {
                    continue;
                }

                var workload = name == "forward" ? Workload.Forward(network, batch) : Workload.Step(network, batch);
                peer.Load(workload.Network, threads);
                CheckOutputs(peer, workload);
                Print(peer, workload, name, threads, rounds);
            }
        }

        return 0;
    }

    private static void CheckOutputs(PyTorchPeer peer, Workload workload)
    {
        var file = Path.Combine(Path.GetTempPath(), $"netdsl-peer-{Environment.ProcessId}.input");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(workload.Input.AsSpan()).ToArray());
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = workload.Batch, ["input"] = file })["output"]!.AsArray();
        File.Delete(file);
        float[] theirs = [.. answer.Select(value => (float)value!)];
        var ours = workload.Network.PredictAll(workload.Input);
        var most = 1e-3f * theirs.Max(MathF.Abs);
        for (var i = 0; i < ours.Length; i++)
        {
            if (!(MathF.Abs(ours[i] - theirs[i]) <= most))
            {
                throw new InvalidOperationException($"Output {i} of {workload.Network.Description.Name} is {ours[i]}, PyTorch's is {theirs[i]}.");
            }
        }
    }

    private static void Print(PyTorchPeer peer, Workload workload, string name, int threads, int rounds)
    {
        string[] forms = name == "forward" ? ["eager", "channels_last", "optimized"] : ["eager", "channels_last"];
        var ours = new List<double>();
        var theirs = forms.ToDictionary(form => form, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(Time(workload));
            foreach (var form in forms)
            {
                var answer = peer.Ask(new JsonObject { ["do"] = "time", ["case"] = name, ["form"] = form, ["batch"] = workload.Batch, ["seconds"] = 0.4 });
                theirs[form].Add((double)answer["ms"]!);
            }
        }

        var fastest = theirs.MinBy(form => Median(form.Value));
        var line = new JsonObject
        {
            ["network"] = workload.Network.Description.Name,
            ["case"] = name,
            ["batch"] = workload.Batch,
            ["threads"] = threads,
            ["netdsl_ms"] = Math.Round(Median(ours), 4),
            ["pytorch_ms"] = Math.Round(Median(fastest.Value), 4),
            ["pytorch_form"] = fastest.Key,
            ["ratio"] = Math.Round(Median(fastest.Value) / Median(ours), 2),
        };
        Console.WriteLine(line.ToJsonString());
    }

    private static double Time(Workload workload)
    {
        for (var i = 0; i < 3; i++)
        {
            workload.Run();
        }

        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.4 || times.Count < 5)
        {
            var begin = Stopwatch.GetTimestamp();
            workload.Run();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Median(times);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
