using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Reports;

/// <summary>Maps to look at: some of each class, and those that the network gets wrong.</summary>
internal static class MapSections
{
    private const int PerClass = 5;
    private const int Misses = 18;

    public static void WriteClasses(Markup page, Results results)
    {
        var counts = results.Training.Counts();
        page.Add("<section>").Add("<h2>The classes</h2>");
        page.Add("<p>Maps from the training lot. Every wafer has random defects, some few and some many.</p>");
        page.Add("<div class=\"classes\">");
        for (var index = 0; index < Pattern.All.Count; index++)
        {
            var pattern = Pattern.All[index];
            page.Add($"<div><h3>{Markup.Text(pattern.Name)} <i>{counts[index]:N0} maps to learn from</i></h3><small>{Markup.Text(pattern.Description)}</small><div class=\"maps\">");
            foreach (var map in Enumerable.Range(0, results.Training.Count).Where(map => results.Training.Classes[map] == index).Take(PerClass))
            {
                MapTile.Write(page, results.Training.Dies(map), pattern.Name);
            }

            page.Add("</div></div>");
        }

        page.Add("</div>").Add("</section>");
    }

    public static void WriteMisses(Markup page, Results results)
    {
        var wrong = Enumerable.Range(0, results.Test.Count).Where(map => results.Predictions.Class(map) != results.Test.Classes[map]).ToArray();
        page.Add("<section>").Add("<h2>What it gets wrong</h2>");
        page.Add($"<p>{wrong.Length} of {results.Test.Count:N0} held-out maps were taken for another class{(wrong.Length > Misses ? $"; the {Misses} most certain mistakes" : string.Empty)}.</p>");
        page.Add("<div class=\"misses\">");
        foreach (var map in wrong.OrderByDescending(map => results.Predictions.Probabilities(map)[results.Predictions.Class(map)]).Take(Misses))
        {
            var (actual, taken) = (Pattern.All[results.Test.Classes[map]].Name, Pattern.All[results.Predictions.Class(map)].Name);
            var certainty = results.Predictions.Probabilities(map)[results.Predictions.Class(map)];
            page.Add("<div>");
            MapTile.Write(page, results.Test.Dies(map), $"{actual} taken for {taken}");
            page.Add($"<b>{Markup.Text(actual)}</b><br/><em>taken for {Markup.Text(taken)}</em><br/><span>{certainty:P0} certain</span></div>");
        }

        page.Add("</div>").Add("</section>");
    }
}
