using System.CommandLine;
using Samples;

namespace Digits;

/// <summary>What a run is asked for.</summary>
/// <param name="Data">The folder with the IDX files.</param>
/// <param name="Seed">Determines the initial weights, the order of training and its distortions.</param>
/// <param name="Epochs">How often all training images are seen.</param>
/// <param name="Batch">Images of one training step.</param>
/// <param name="Threads">Threads that compute.</param>
/// <param name="Save">The file for the weights; null saves none.</param>
internal sealed record Settings(string Data, int Seed, int Epochs, int Batch, int Threads, string? Save)
{
    public const int DefaultSeed = 1;
    public const int DefaultEpochs = 30;
    public const int DefaultBatch = 64;
}

/// <summary>The command line: options and their ranges.</summary>
internal static class CommandLine
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder with the IDX files of MNIST, gzipped or not", HelpName = "FOLDER", Required = true };
    private static readonly Option<int?> Seed = NumberOption.Create("--seed", "Determines weights, order and distortions", 0, int.MaxValue, Settings.DefaultSeed);
    private static readonly Option<int?> Epochs = NumberOption.Create("--epochs", "How often all training images are seen", 1, 10_000, Settings.DefaultEpochs);
    private static readonly Option<int?> Batch = NumberOption.Create("--batch", "Images of one training step", 1, 4096, Settings.DefaultBatch);
    private static readonly Option<int?> Threads = NumberOption.Create("--threads", "Threads that compute; the result is the same for any number", 1, 1024, Environment.ProcessorCount);
    private static readonly Option<string?> Save = new("--save") { Description = "File for the trained weights, safetensors", HelpName = "FILE" };

    public static RootCommand Create()
    {
        var command = new RootCommand("Trains LeNet to read handwritten digits.") { Data, Seed, Epochs, Batch, Threads, Save };
        command.SetAction((parsed, _) => Outcome.OfAsync(cancellation => Experiment.RunAsync(
            new Settings(
                parsed.GetValue(Data)!,
                parsed.GetValue(Seed) ?? Settings.DefaultSeed,
                parsed.GetValue(Epochs) ?? Settings.DefaultEpochs,
                parsed.GetValue(Batch) ?? Settings.DefaultBatch,
                parsed.GetValue(Threads) ?? Environment.ProcessorCount,
                parsed.GetValue(Save)),
            cancellation)));
        return command;
    }
}
