using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Peers;
using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Benchmarks.Modules;

/// <summary>
/// <c>torch [--rounds N]</c>: a module that NetDsl wrote, the same network written by hand in TorchSharp, and in PyTorch, in turn in one run with the
/// same weights, on one thread. Outputs must agree; then each case prints one line of JSON with medians over the rounds.
/// </summary>
internal static class TorchCommand
{
    private static readonly (string Network, bool IsStep, int Batch)[] Cases =
        [("LeNet5", false, 1), ("LeNet5", true, 64), ("ResNet18", false, 1), ("ResNet18", true, 8)];

    public static int Run(string[] arguments)
    {
        var rounds = CommandOptions.Number(arguments, "--rounds", 5);
        set_num_threads(1);
        using var peer = PyTorchPeer.Start();
        foreach (var (name, isStep, batch) in Cases)
        {
            using Network network = name == "LeNet5" ? new LeNet5(seed: 1) : new ResNet18(seed: 1);
            using nn.Module<Tensor, Tensor> written = network is LeNet5 small ? new LeNet5.TorchModule(small) : new ResNet18.TorchModule((ResNet18)network);
            using var byHand = name == "LeNet5" ? HandWritten.LeNet5() : HandWritten.ResNet18();
            byHand.load_state_dict(written.state_dict());
            var version = (string)peer.Load(network, threads: 1)["version"]!;
            var samples = Samples(batch * network.Description.InputLength);
            using var input = Torch.TorchImages.ToTensor(samples, network.Description.InputShape);
            CheckOutputs(peer, network, samples, batch, written, byHand, input);
            using var writtenWork = new ModuleWork(written, input, isStep);
            using var byHandWork = new ModuleWork(byHand, input, isStep);
            Print(peer, version, name, isStep, batch, rounds, writtenWork, byHandWork);
        }

        return 0;
    }

    // A fixed pattern of values between -1 and 1: the same for all sides without a shared generator.
    private static float[] Samples(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 7919L) % 2003 / 1001f) - 1f)];

    private static void CheckOutputs(
        PyTorchPeer peer, Network network, float[] samples, int batch, nn.Module<Tensor, Tensor> written, nn.Module<Tensor, Tensor> byHand, Tensor input)
    {
        var file = Path.Combine(Path.GetTempPath(), $"netdsl-peer-{Environment.ProcessId}.input");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = batch, ["input"] = file })["output"]!.AsArray();
        File.Delete(file);
        float[] expected = [.. answer.Select(value => (float)value!)];
        var largest = expected.Max(MathF.Abs);
        foreach (var module in new[] { written, byHand })
        {
            using var quiet = no_grad();
            module.eval();
            using var output = module.call(input);
            var actual = Torch.TorchImages.ToSamples(output);
            if (actual.Length != expected.Length || actual.Zip(expected, (left, right) => MathF.Abs(left - right)).Max() > 1e-4f * largest)
            {
                throw new InvalidOperationException($"The outputs of {network.Description.Name} and of PyTorch differ.");
            }
        }
    }

    private static void Print(
        PyTorchPeer peer, string version, string name, bool isStep, int batch, int rounds, ModuleWork written, ModuleWork byHand)
    {
        var (ours, theirs, python) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            // Whoever comes first in a round comes last in the next.
            if (round % 2 == 0)
            {
                ours.Add(Time(written));
                theirs.Add(Time(byHand));
            }
            else
            {
                theirs.Add(Time(byHand));
                ours.Add(Time(written));
            }

            var request = new JsonObject { ["do"] = "time", ["case"] = isStep ? "step" : "forward", ["form"] = "eager", ["batch"] = batch, ["seconds"] = 0.4 };
            python.Add((double)peer.Ask(request)["ms"]!);
        }

        var line = new JsonObject
        {
            ["network"] = name,
            ["case"] = isStep ? "step" : "forward",
            ["batch"] = batch,
            ["torchsharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
            ["pytorch"] = version,
            ["netdsl_ms"] = Math.Round(Median(ours), 4),
            ["handwritten_ms"] = Math.Round(Median(theirs), 4),
            ["pytorch_ms"] = Math.Round(Median(python), 4),
            ["handwritten_ratio"] = Math.Round(Median(theirs) / Median(ours), 3),
            ["pytorch_ratio"] = Math.Round(Median(python) / Median(ours), 3),
            ["netdsl_bytes"] = Allocated(written),
            ["handwritten_bytes"] = Allocated(byHand),
        };
        Console.WriteLine(line.ToJsonString());
    }

    private static double Time(ModuleWork work)
    {
        for (var i = 0; i < 3; i++)
        {
            work.Run();
        }

        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.4 || times.Count < 5)
        {
            var begin = Stopwatch.GetTimestamp();
            work.Run();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return Median(times);
    }

    private static long Allocated(ModuleWork work)
    {
        const int Runs = 3;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
        {
            work.Run();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
