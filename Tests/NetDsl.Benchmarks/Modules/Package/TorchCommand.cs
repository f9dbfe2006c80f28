using System.CommandLine;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;
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

    public static Command Create()
    {
        var rounds = Options.Count("--rounds", "Turns that each side takes; 5 if left out.");
        var command = new Command("torch", "NetDsl's modules beside modules written by hand in TorchSharp and PyTorch, on one thread, one line of JSON each.") { rounds };
        command.SetAction(parsed => Run(parsed.GetValue(rounds) ?? 5));
        return command;
    }

    private static int Run(int rounds)
    {
        set_num_threads(1);
        using var peer = PyTorchPeer.Start(threads: 1);
        foreach (var (name, isStep, batch) in Cases)
        {
            using Network network = name == "LeNet5" ? new LeNet5(seed: 1) : new ResNet18(seed: 1);
            using nn.Module<Tensor, Tensor> written = network is LeNet5 small ? new LeNet5.TorchModule(small) : new ResNet18.TorchModule((ResNet18)network);
            using var byHand = name == "LeNet5" ? HandWritten.LeNet5() : HandWritten.ResNet18();
            byHand.load_state_dict(written.state_dict());
            var version = (string)peer.Load(network, threads: 1)["version"]!;
            var samples = Samples(batch * network.Description.InputLength);
            using var input = Torch.TorchImages.ToTensor(samples, network.Description.InputShape);
            CheckOutputs(peer, network, batch, written, byHand, input);
            using var writtenWork = new ModuleWork(written, input, isStep);
            using var byHandWork = new ModuleWork(byHand, input, isStep);
            Print(peer, version, name, isStep, batch, rounds, writtenWork, byHandWork);
        }

        return 0;
    }

    // A fixed pattern of values between -1 and 1: the same for all sides without a shared generator.
    private static float[] Samples(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 7919L) % 2003 / 1001f) - 1f)];

    private static void CheckOutputs(
        PyTorchPeer peer, Network network, int batch, nn.Module<Tensor, Tensor> written, nn.Module<Tensor, Tensor> byHand, Tensor input)
    {
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = batch })["output"]!.AsArray();
        float[] expected = [.. answer.Select(value => (float)value!)];
        foreach (var module in new[] { written, byHand })
        {
            using var quiet = no_grad();
            module.eval();
            using var output = module.call(input);
            var actual = Torch.TorchImages.ToSamples(output);
            Agreement.Outputs(network.Description.Name, actual, expected);
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
                ours.Add(Stopwatches.Median(written.Run, seconds: 0.4));
                theirs.Add(Stopwatches.Median(byHand.Run, seconds: 0.4));
            }
            else
            {
                theirs.Add(Stopwatches.Median(byHand.Run, seconds: 0.4));
                ours.Add(Stopwatches.Median(written.Run, seconds: 0.4));
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
            ["netdsl_ms"] = Math.Round(Stopwatches.Median(ours), 4),
            ["handwritten_ms"] = Math.Round(Stopwatches.Median(theirs), 4),
            ["pytorch_ms"] = Math.Round(Stopwatches.Median(python), 4),
            ["handwritten_ratio"] = Math.Round(Stopwatches.Median(theirs) / Stopwatches.Median(ours), 3),
            ["pytorch_ratio"] = Math.Round(Stopwatches.Median(python) / Stopwatches.Median(ours), 3),
            ["netdsl_bytes"] = Allocated(written),
            ["handwritten_bytes"] = Allocated(byHand),
        };
        Console.WriteLine(line.ToJsonString());
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
}
