using System.Text;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Reports;

/// <summary>The report: one HTML page that needs no other file. The same results give the same bytes.</summary>
internal static class Report
{
    /// <summary>Writes the page beside its destination and renames it into place: the file is whole or as it was.</summary>
    public static void Write(Results results, string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(unfinished, Render(results), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The page as text.</summary>
    public static string Render(Results results)
    {
        var page = new Markup();
        page.Add("<!DOCTYPE html>").Add("<html lang=\"en\">").Add("<head>").Add("<meta charset=\"utf-8\">");
        page.Add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">").Add("<title>Wafer defect maps</title>");
        page.Add("<style>").Add(Style.Sheet).Add("</style>").Add("</head>").Add("<body>").Add("<main>");
        WriteHead(page, results);
        WriteComparison(page, results);
        CurveSection.Write(page, results);
        MatrixSection.Write(page, results);
        MapSections.WriteClasses(page, results);
        MapSections.WriteMisses(page, results);
        DetectorSection.Write(page, results);
        NetworkSection.Write(page);
        page.Add("<section>").Add("<h2>Repeat it</h2>");
        page.Add($"<p>The seed determines every map, the initial weights and the order of training.</p><code>{Markup.Text(results.Settings.Command)}</code>");
        page.Add("</section>").Add("</main>").Add("</body>").Add("</html>");
        return page.ToString();
    }

    private static void WriteHead(Markup page, Results results)
    {
        page.Add("<h1>Wafer defect maps</h1>");
        page.Add($"<p>A convolutional network tells {Pattern.All.Count} classes of wafer defect maps apart, 64 x 64 dies each, as rare as they are in production. All figures are from {results.Test.Count:N0} maps that were held out.</p>");
        page.Add("<div class=\"figures\">");
        Figure(page, "figure ours", $"{results.Confusion.BalancedAccuracy:P1}", "balanced accuracy");
        Figure(page, "figure", $"{results.Confusion.Accuracy:P1}", "accuracy");
        Figure(page, "figure", $"{results.Detector.Area:F4}", "area under the ROC curve, defect or none");
        Figure(page, "figure", $"{WaferNet.ParameterCount:N0}", "parameters");
        page.Add("</div>");
    }

    private static void Figure(Markup page, string kind, FormattableString value, string caption) =>
        page.Add($"<div class=\"{kind}\"><b>{FormattableString.Invariant(value)}</b><span>{caption}</span></div>");

    private static void WriteComparison(Markup page, Results results)
    {
        page.Add("<section>").Add("<h2>Worth a convolutional network</h2>");
        page.Add("<p>What simpler methods reach on the same maps. A template for each class, learnt or averaged, cannot follow a scratch that may be anywhere, at any angle.</p>");
        var bars = results.Baselines.Select(baseline => (baseline.Name, baseline.BalancedAccuracy, false));
        BarChart.Write(page, "balanced accuracy: the mean share of maps that are told, over all classes", [.. bars, ("WaferNet", results.Confusion.BalancedAccuracy, true)]);
        page.Add("</section>");
    }
}
