using System.Globalization;
using Samples;
using WaferDefects.Training;

namespace WaferDefects.Terminal;

/// <summary>What the run found out, as text.</summary>
internal static class ResultTables
{
    public static void Print(Results results)
    {
        Screen.Title("Confusion matrix on the held-out maps: rows are what maps are, columns what the network says, shares of each row");
        ConfusionTable.Print(results.Confusion);
        Screen.Title("Balanced accuracy on the held-out maps");
        foreach (var baseline in results.Baselines)
        {
            Screen.Say(Row(baseline.Name, baseline.BalancedAccuracy));
        }

        Screen.Markup($"[bold green]{Row("WaferNet", results.Confusion.BalancedAccuracy)}[/]");
        if (results.Settings.Threshold is { } gamma)
        {
            PrintDetector(results.Detector, gamma);
        }

        Screen.Say(string.Empty);
    }

    private static string Row(string name, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-22}{share,8:P1}  {new string('#', (int)Math.Round(40 * share))}");

    private static void PrintDetector(DefectDetector detector, double gamma)
    {
        Screen.Title("Any defect against none: reported where p(defect) = 1 - p(Normal) > Γ");
        var at = detector.At(gamma);
        var closest = detector.Closest;
        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"Γ = {gamma:G4}: false alarms (FPR) {at.FalseAlarms:P2}, defects found (TPR) {at.Detected:P2}"));
        Screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"Γ = {closest.Gamma:G4} is closest to (0, 1): false alarms {closest.FalseAlarms:P2}, defects found {closest.Detected:P2}"));
        Screen.Say(string.Create(CultureInfo.InvariantCulture, $"Area under the ROC curve: {detector.Area:F4}"));
    }
}
