using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Samples;

namespace WaferDefects;

/// <summary>The command line: options and their ranges.</summary>
internal static class CommandLine
{
    private static readonly Option<int?> Seed = NumberOption.Create("--seed", "Determines the maps, the initial weights and the order of training", 0, int.MaxValue, Settings.DefaultSeed);
    private static readonly Option<int?> Maps = NumberOption.Create("--maps", "Wafer maps: 70 % to train, 10 % to validate, 20 % held out", Settings.FewestMaps, 100_000, Settings.DefaultMaps);
    private static readonly Option<int?> Epochs = NumberOption.Create("--epochs", "How often all training maps are seen", 1, 10_000, Settings.DefaultEpochs);
    private static readonly Option<int?> Batch = NumberOption.Create("--batch", "Maps of one training step", 2, 4096, Settings.DefaultBatch);
    private static readonly Option<int?> Threads = NumberOption.Create("--threads", "Threads that compute; the result is the same for any number", 1, 1024, Environment.ProcessorCount);
    private static readonly Option<string> Out = new("--out") { Description = "Folder for the report and the weights", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("artifacts", "wafer-defects") };
    private static readonly Option<double?> Threshold = Gamma();
    private static readonly Option<bool> Quick = new("--quick") { Description = $"A small run: {Settings.QuickMaps} maps, {Settings.QuickEpochs} epochs" };

    public static RootCommand Create()
    {
        var command = new RootCommand("Trains a convolutional network that tells thirteen classes of wafer defect maps apart.")
        {
            Seed, Maps, Epochs, Batch, Threads, Out, Threshold, Quick,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken unused) =>
        Outcome.OfAsync(cancellation => Experiment.RunAsync(Read(parsed), cancellation));

    private static Settings Read(ParseResult parsed)
    {
        var quick = parsed.GetValue(Quick);
        var threshold = parsed.GetResult(Threshold) is { Implicit: false } ? parsed.GetValue(Threshold) ?? Settings.DefaultThreshold : (double?)null;
        return new Settings(
            parsed.GetValue(Seed) ?? Settings.DefaultSeed,
            parsed.GetValue(Maps) ?? (quick ? Settings.QuickMaps : Settings.DefaultMaps),
            parsed.GetValue(Epochs) ?? (quick ? Settings.QuickEpochs : Settings.DefaultEpochs),
            parsed.GetValue(Batch) ?? Settings.DefaultBatch,
            parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            parsed.GetValue(Out)!,
            threshold);
    }

    private static Option<double?> Gamma()
    {
        var option = new Option<double?>("--threshold")
        {
            Description = $"Shows the detector p(defect) > Γ, by default with Γ = {Settings.DefaultThreshold.ToString(CultureInfo.InvariantCulture)}",
            HelpName = "Γ",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => result.Tokens is [var token] ? Probability(result, token.Value) : null,
        };
        return option;
    }

    private static double? Probability(ArgumentResult result, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
        {
            return value;
        }

        result.AddError($"--threshold is a probability from 0 to 1, not '{text}'.");
        return null;
    }
}
