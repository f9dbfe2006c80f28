using System.Globalization;
using NetDsl;
using NetDsl.Threading;
using Samples;

namespace Digits;

/// <summary>The whole run: read, train, judge, save.</summary>
internal static class Experiment
{
    private const double PeakLearningRate = 0.003;

    public static async Task RunAsync(Settings settings, CancellationToken cancellation)
    {
        Parallelism.Degree = settings.Threads;
        var (training, test) = DigitFiles.Read(settings.Data);
        LayerTable.Print(
            string.Create(CultureInfo.InvariantCulture, $"LeNet: {LeNet.ParameterCount:N0} parameters, {LeNet.Macs:N0} multiply-adds an image"),
            LeNet.Layers);
        Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{training.Count:N0} images to train, {test.Count:N0} to test"));

        using var network = new LeNet(settings.Seed);
        var trainer = new Trainer
        {
            Optimizer = new AdamW(PeakLearningRate),
            Schedule = new OneCycleSchedule(PeakLearningRate),
            Epochs = settings.Epochs,
            BatchSize = settings.Batch,
            Seed = settings.Seed,
            Transform = new Handwriting().Apply,
        };
        var history = await TrainingScreen.RunAsync(
            progress => trainer.FitAsync(network, training, validation: null, progress, cancellation),
            validates: false);
        var evaluation = new Evaluator().Evaluate(network, test, cancellation);
        var confusion = evaluation.Confusion!;

        Screen.Title("Confusion matrix on the test images: rows are what digits are, columns what the network says, shares of each row");
        ConfusionTable.Print(confusion);
        Screen.Say(string.Empty);
        Screen.Markup(string.Create(CultureInfo.InvariantCulture,
            $"[bold green]{confusion.Accuracy:P2} of {test.Count:N0} test images read[/], {test.Count * (1 - confusion.Accuracy):F0} misread, after {history.Epochs[^1].Elapsed.TotalSeconds:F0} s of training"));
        if (settings.Save is { } path)
        {
            cancellation.ThrowIfCancellationRequested();
            network.Save(path);
            Screen.Say($"Weights: {Path.GetFullPath(path)}");
        }
    }
}
