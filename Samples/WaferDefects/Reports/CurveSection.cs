namespace WaferDefects.Reports;

/// <summary>Loss and accuracy over the epochs.</summary>
internal static class CurveSection
{
    private const string Blue = "#1d4ed8";
    private const string Orange = "#ea580c";
    private const string Green = "#059669";

    public static void Write(Markup page, Results results)
    {
        var epochs = results.History.Epochs;
        var across = Axis.Over(1, epochs.Count, "0", whole: true);
        Line[] losses =
        [
            new("training", Blue, [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.Loss))]),
            new("validation", Orange, [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN))]),
        ];
        Line[] accuracies =
        [
            new("training", Blue, [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.Accuracy ?? double.NaN))]),
            new("validation", Orange, [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationAccuracy ?? double.NaN))]),
            new("validation, balanced", Green, [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.ValidationBalancedAccuracy ?? double.NaN))]),
        ];
        page.Add("<section>").Add("<h2>Training</h2>");
        page.Add("<p>The training loss weighs rare classes more and sees turned and mirrored maps, so that it may lie above the validation loss.</p>");
        page.Add("<div class=\"pair\">");
        new LineChart("Loss", "epoch", "cross-entropy", across, Axis.Over(0, Values(losses).Max(), "0.##"), losses).Write(page);
        new LineChart("Accuracy", "epoch", "share of maps told", across, Axis.Over(Values(accuracies).Min(), 1, "P0"), accuracies).Write(page);
        page.Add("</div>").Add("</section>");
    }

    private static IEnumerable<double> Values(IEnumerable<Line> lines) =>
        lines.SelectMany(line => line.Points).Select(point => point.Y).Where(double.IsFinite);
}
