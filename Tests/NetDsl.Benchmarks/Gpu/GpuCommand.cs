using System.CommandLine;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Commands;
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

    public static Command Create()
    {
        var device = new Option<string>("--device") { Description = "The device, as GpuDevice.Open names it; cuda if left out.", HelpName = "NAME", DefaultValueFactory = _ => "cuda" };
        var network = Options.Word("--network", "One network", "NAME", [.. Cases.Select(one => one.Network)]);
        var steps = Options.Count("--steps", "Steps of an epoch; some seconds' worth if left out.");
        var rounds = Options.Count("--rounds", "Turns that each side takes; 5 if left out.");
        var command = new Command("gpu", "Trainings on a GPU beside PyTorch on the same GPU, one line of JSON each.") { device, network, steps, rounds };
        command.SetAction(parsed => Run(parsed.GetValue(device)!, parsed.GetValue(network), parsed.GetValue(steps), parsed.GetValue(rounds) ?? 5));
        return command;
    }

    private static int Run(string name, string? wanted, int? wantedSteps, int rounds)
    {
        using var device = Open(name);
        Console.Error.WriteLine($"NetDsl runs on {device}.");
        using var peer = PyTorchPeer.Start(Environment.ProcessorCount);
        foreach (var (network, batch, steps) in Cases.Where(one => wanted is null || one.Network == wanted))
        {
            using var training = GpuTraining.Create(network, device, batch, wantedSteps ?? steps);
            var answer = peer.Load(training.Home, threads: Environment.ProcessorCount, device: name.StartsWith("cuda", StringComparison.Ordinal) ? "cuda" : "cpu");
            Console.Error.WriteLine($"PyTorch {answer["version"]} runs on {answer["device"]}.");
            CheckOutputs(peer, training);
            Print(peer, training, rounds);
        }

        return 0;
    }

    private static GpuDevice Open(string name)
    {
        try
        {
            return GpuDevice.Open(name);
        }
        catch (GpuException exception)
        {
            throw new MeasurementException(exception.Message);
        }
    }

    private static void CheckOutputs(PyTorchPeer peer, GpuTraining training)
    {
        var input = SyntheticImages.Values(2 * training.Home.Description.InputLength);
        var answer = peer.Ask(new JsonObject { ["do"] = "output", ["batch"] = 2 })["output"]!.AsArray();
        Agreement.Outputs(training.Home.Description.Name, training.Predict(input), [.. answer.Select(value => (float)value!)], tolerance: 1e-3);
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

        var fastest = theirs.MinBy(form => Stopwatches.Median(form.Value));
        var line = new JsonObject
        {
            ["network"] = training.Home.Description.Name,
            ["case"] = "train",
            ["batch"] = training.Batch,
            ["netdsl_ms"] = Math.Round(Stopwatches.Median(ours), 4),
            ["pytorch_ms"] = Math.Round(Stopwatches.Median(fastest.Value), 4),
            ["pytorch_form"] = fastest.Key,
            ["ratio"] = Math.Round(Stopwatches.Median(fastest.Value) / Stopwatches.Median(ours), 2),
        };
        Console.WriteLine(line.ToJsonString());
    }
}
