using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Networks;
using NetDsl.Benchmarks.Peers;
using NetDsl.Ilgpu;

namespace NetDsl.Benchmarks.Gpu;

/// <summary>
/// <c>gpu [--device NAME] [--network NAME] [--steps N] [--rounds N]</c>: trainings on a GPU beside PyTorch on the same GPU in one run, both in single precision with
/// the same weights. Outputs must agree; then each case prints one line of JSON with medians over the rounds.
/// </summary>
internal static class GpuCommand
{
    private static readonly (string Network, int Batch, int Steps)[] Cases = [("LeNet5", 64, 400), ("CifarVgg", 64, 100), ("ResNet50", 64, 20)];

    public static int Run(string[] arguments)
    {
        var name = CommandOptions.Text(arguments, "--device", "cuda");
        var rounds = CommandOptions.Number(arguments, "--rounds", 5);
        using var device = GpuDevice.Open(name);
        Console.Error.WriteLine($"NetDsl runs on {device}.");
        using var peer = PyTorchPeer.Start();
        var wanted = CommandOptions.Text(arguments, "--network", "");
        foreach (var (network, batch, steps) in Cases.Where(one => wanted.Length == 0 || one.Network == wanted))
        {
            using var training = GpuTraining.Create(network, device, batch, CommandOptions.Number(arguments, "--steps", steps));
            var answer = peer.Load(training.Home, threads: Environment.ProcessorCount, device: name.StartsWith("cuda", StringComparison.Ordinal) ? "cuda" : "cpu");
            Console.Error.WriteLine($"PyTorch {answer["version"]} runs on {answer["device"]}.");
            CheckOutputs(peer, training);
            Print(peer, training, rounds);
        }

        return 0;
    }

    private static void CheckOutputs(PyTorchPeer peer, GpuTraining training)
    {
        var input = SyntheticImages.Values(2 * training.Home.Description.InputLength);
        var file = Path.Combine(Path.GetTempPath(), $"netdsl-gpu-{Environment.ProcessId}.input");
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(input.AsSpan()).ToArray());
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = 2, ["input"] = file })["output"]!.AsArray();
        File.Delete(file);
        var ours = training.Predict(input);
        var largest = answer.Max(value => MathF.Abs((float)value!));
        for (var i = 0; i < ours.Length; i++)
        {
            var theirs = (float)answer[i]!;
            if (MathF.Abs(ours[i] - theirs) > 1e-3f * largest)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Output {i} of {training.Home.Description.Name} is {ours[i]}, PyTorch's is {theirs}."));
            }
        }
    }

    private static void Print(PyTorchPeer peer, GpuTraining training, int rounds)
    {
        string[] forms = ["eager", "channels_last"];
        var ours = new List<double>();
        var theirs = forms.ToDictionary(form => form, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(training.MillisecondsOfAStep());
            foreach (var form in forms)
            {
                var request = new JsonObject { ["do"] = "train", ["form"] = form, ["batch"] = training.Batch, ["steps"] = training.Steps };
                theirs[form].Add((double)peer.Ask(request)["ms"]!);
            }
        }

        var fastest = theirs.MinBy(form => Median(form.Value));
        var line = new JsonObject
        {
            ["network"] = training.Home.Description.Name,
            ["case"] = "train",
            ["batch"] = training.Batch,
            ["netdsl_ms"] = Math.Round(Median(ours), 4),
            ["pytorch_ms"] = Math.Round(Median(fastest.Value), 4),
            ["pytorch_form"] = fastest.Key,
            ["ratio"] = Math.Round(Median(fastest.Value) / Median(ours), 2),
        };
        Console.WriteLine(line.ToJsonString());
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
