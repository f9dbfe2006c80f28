using System.Diagnostics;
using System.Globalization;
using NetDsl;
using NetDsl.Threading;
using Samples;
using WaferDefects.Baselines;
using WaferDefects.Reports;
using WaferDefects.Terminal;
using WaferDefects.Training;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects;

/// <summary>The whole run on one screen: draw the maps, see what simple methods reach, train the network, judge it, write.</summary>
internal static class Experiment
{
    private const double PeakLearningRate = 0.01;

    public static async Task RunAsync(Settings settings, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Parallelism.Degree = settings.Threads;
        using var folder = new OutputFolder(settings.Out);
        using var network = new WaferNet(settings.Seed);
        LayerTable.Print(
            string.Create(CultureInfo.InvariantCulture, $"WaferNet: {WaferNet.ParameterCount:N0} parameters, {WaferNet.Macs:N0} multiply-adds a map"),
            WaferNet.Layers);

        var training = WaferLot.Draw(settings.Seed, 0, settings.TrainingMaps, settings.Threads, cancellation);
        var validation = WaferLot.Draw(settings.Seed, training.Count, settings.ValidationMaps, settings.Threads, cancellation);
        var test = WaferLot.Draw(settings.Seed, training.Count + validation.Count, settings.TestMaps, settings.Threads, cancellation);
        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"Drew {settings.Maps:N0} wafer maps with seed {settings.Seed}: {training.Count:N0} to train, {validation.Count:N0} to validate, {test.Count:N0} held out."));

        var baselines = await Task.Run(() => Compare(training, validation, test, cancellation), cancellation);
        var history = await TrainAsync(network, settings, training, validation, cancellation);
        var predictions = Predictions.Run(network, test, cancellation);
        var results = new Results(
            settings,
            training,
            test,
            predictions,
            predictions.Confusion(test, network.Description.Labels),
            baselines,
            history,
            DefectDetector.Measure(predictions, test, (int)WaferNet.Label.Normal));

        ResultTables.Print(results);
        cancellation.ThrowIfCancellationRequested();
        Report.Write(results, settings.ReportPath);
        network.Save(settings.WeightsPath);
        Screen.Say($"Report:  {Path.GetFullPath(settings.ReportPath)}");
        Screen.Say($"Weights: {Path.GetFullPath(settings.WeightsPath)}");
        Screen.Say(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:F0} s with {settings.Threads} threads."));
    }

    private static Task<TrainingHistory> TrainAsync(
        WaferNet network, Settings settings, WaferLot training, WaferLot validation, CancellationToken cancellation)
    {
        var dataset = training.ToDataset();
        var trainer = new Trainer
        {
            Optimizer = new AdamW(PeakLearningRate),
            Schedule = new OneCycleSchedule(PeakLearningRate),
            Epochs = settings.Epochs,
            BatchSize = settings.Batch,
            Seed = settings.Seed,
            // The roots of balanced weights: rare classes count for more, without a handful of maps shaking every step.
            ClassWeights = Array.ConvertAll(dataset.BalancedClassWeights(Pattern.All.Count), MathF.Sqrt),
            Transform = Symmetry.Apply,
        };
        return TrainingScreen.RunAsync(
            progress => trainer.FitAsync(network, dataset, validation.ToDataset(), progress, cancellation),
            validates: true);
    }

    private static Baseline[] Compare(WaferLot training, WaferLot validation, WaferLot test, CancellationToken cancellation)
    {
        var centroid = Classifier.Evaluate(test, NearestCentroid.Fit(training).Classify).BalancedAccuracy;
        using var regression = LogisticRegression.Fit(training, validation, cancellation);
        var linear = regression.BalancedAccuracy(test);
        Baseline[] baselines =
        [
            new("Nearest centroid", $"the mean map of each of the {Pattern.All.Count} classes", centroid),
            new("Logistic regression", string.Create(CultureInfo.InvariantCulture,
                $"standardised, L2 of strength {regression.Strength}, {regression.Steps} steps of L-BFGS"), linear),
        ];
        foreach (var baseline in baselines)
        {
            Screen.Say(string.Create(CultureInfo.InvariantCulture,
                $"{baseline.Name}: {baseline.BalancedAccuracy:P1} balanced accuracy ({baseline.Description})"));
        }

        return baselines;
    }
}
