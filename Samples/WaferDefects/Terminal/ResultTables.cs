using System.Globalization;
using System.Text;
using NetDsl;
using WaferDefects.Training;

namespace WaferDefects.Terminal;

/// <summary>What the run found out, as text.</summary>
internal static class ResultTables
{
    public static void Print(Results results)
    {
        Screen.Title("Confusion matrix on the held-out maps: rows are what maps are, columns what the network says, shares of each row");
        PrintMatrix(results.Confusion);
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

    private static void PrintMatrix(ConfusionMatrix matrix)
    {
        var head = new StringBuilder(new string(' ', 17));
        for (var column = 0; column < matrix.Classes; column++)
        {
            head.Append(CultureInfo.InvariantCulture, $"{column + 1,5}");
        }

        Screen.Markup($"[grey]{head}[/]");
        for (var row = 0; row < matrix.Classes; row++)
        {
            var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{row + 1,3} {matrix.Names[row],-13}");
            for (var column = 0; column < matrix.Classes; column++)
            {
                line.Append(Cell(matrix.RowShare(row, column), row == column));
            }

            Screen.Markup(line.ToString());
        }
    }

    private static string Cell(double share, bool right)
    {
        var text = share == 0 ? "    ." : share.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5);
        return right ? $"[green]{text}[/]" : share >= 0.005 ? $"[red]{text}[/]" : $"[grey]{text}[/]";
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
