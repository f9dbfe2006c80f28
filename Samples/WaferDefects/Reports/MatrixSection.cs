namespace WaferDefects.Reports;

/// <summary>The confusion matrix.</summary>
internal static class MatrixSection
{
    public static void Write(Markup page, Results results)
    {
        page.Add("<section>").Add("<h2>Confusion matrix</h2>");
        page.Add("<p>Each row adds up to 1: the share of the maps of one class that the network takes for each class. The column at the right counts the maps.</p>");
        HeatMap.Write(page, results.Confusion);
        page.Add("</section>");
    }
}
