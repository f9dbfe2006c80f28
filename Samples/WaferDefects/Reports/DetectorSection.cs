using System.Globalization;

namespace WaferDefects.Reports;

/// <summary>The ROC curve of the detector of any defect.</summary>
internal static class DetectorSection
{
    /// <summary>Points that are enough for a curve: those of a large lot are thinned out.</summary>
    private const int Points = 400;

    public static void Write(Markup page, Results results)
    {
        var detector = results.Detector;
        var curve = detector.Curve;
        var every = Math.Max(1, curve.Count / Points);
        (double X, double Y)[] points = [.. curve.Where((_, index) => index % every == 0 || index == curve.Count - 1).Select(point => (point.FalseAlarms, point.Detected))];
        var chosen = results.Settings.Threshold is { } gamma ? detector.At(gamma) : detector.Closest;
        var whole = new Axis(0, 1, 0.2, "0.0");
        var reach = Math.Max(chosen.FalseAlarms, 1 - chosen.Detected) switch { <= 0.05 => 0.1, <= 0.2 => 0.4, _ => 1.0 };
        var high = new Axis(1 - reach, 1, reach / 5, "0.00");
        var low = new Axis(0, reach, reach / 5, "0.00");
        Line line = new("WaferNet", "#1d4ed8", points);
        page.Add("<section>").Add("<h2>Defect or none</h2>");
        page.Add(string.Create(CultureInfo.InvariantCulture,
            $"<p>One class against the rest: a wafer is reported where p(defect) = 1 − p(Normal) &gt; Γ. With Γ = {chosen.Gamma:G3}{(results.Settings.Threshold is null ? ", the point closest to (0, 1)," : string.Empty)} {chosen.FalseAlarms:P2} of the normal wafers are false alarms and {chosen.Detected:P2} of the defective ones are found. Area under the curve: {detector.Area:F4}.</p>"));
        page.Add("<div class=\"pair\">");
        var label = string.Create(CultureInfo.InvariantCulture, $"Γ = {chosen.Gamma:G3}");
        new LineChart("ROC curve", "false alarms (FPR)", "defects found (TPR)", whole, whole, [line, new("chance", "#94a3b8", [(0, 0), (1, 1)])]) { Mark = (chosen.FalseAlarms, chosen.Detected, label) }.Write(page);
        new LineChart("Its corner at (0, 1)", "false alarms (FPR)", "defects found (TPR)", low, high, [line]) { Mark = (chosen.FalseAlarms, chosen.Detected, label) }.Write(page);
        page.Add("</div>").Add("</section>");
    }
}
