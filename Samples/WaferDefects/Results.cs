using NetDsl;
using WaferDefects.Training;
using WaferDefects.Wafers;

namespace WaferDefects;

/// <summary>Everything that a run found out, as the terminal and the report show it.</summary>
/// <param name="Settings">What was asked for.</param>
/// <param name="Training">The maps that were learnt from.</param>
/// <param name="Test">The maps held out.</param>
/// <param name="Predictions">What the network says about each held-out map.</param>
/// <param name="Confusion">Which class it took for which.</param>
/// <param name="Baselines">What simpler methods reach on the same maps.</param>
/// <param name="History">What happened in each epoch.</param>
/// <param name="Detector">Defect or none, over all thresholds.</param>
internal sealed record Results(
    Settings Settings,
    WaferLot Training,
    WaferLot Test,
    Predictions Predictions,
    ConfusionMatrix Confusion,
    IReadOnlyList<Baseline> Baselines,
    TrainingHistory History,
    DefectDetector Detector);

/// <summary>What a simpler method reaches on the held-out maps.</summary>
/// <param name="Name">The method.</param>
/// <param name="Description">What it is.</param>
/// <param name="BalancedAccuracy">The mean recall of all classes.</param>
internal sealed record Baseline(string Name, string Description, double BalancedAccuracy);
