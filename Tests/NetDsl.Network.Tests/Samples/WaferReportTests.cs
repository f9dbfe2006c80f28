using System.Xml.Linq;
using NetDsl;
using WaferDefects;
using WaferDefects.Reports;
using WaferDefects.Training;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace NetworkTests.SampleProjects;

/// <summary>The page that the wafer sample writes.</summary>
public sealed class WaferReportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void The_page_is_well_formed_and_names_every_class(int epochs)
    {
        var page = Report.Render(Results(epochs));
        var body = XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..(page.IndexOf("</main>", StringComparison.Ordinal) + 7)]);

        Assert.All(Pattern.All, pattern => Assert.Contains(body.Descendants("h3"), head => head.Value.StartsWith(pattern.Name, StringComparison.Ordinal)));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes() => Assert.Equal(Report.Render(Results(3)), Report.Render(Results(3)));

    [Fact]
    public void A_report_replaces_the_one_before_and_leaves_no_other_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "report.html");
            File.WriteAllText(path, "the one before");
            Report.Write(Results(2), path);

            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
            Assert.Single(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A lot whose maps are told by turns right and as the next class.</summary>
    private static Results Results(int epochs)
    {
        var lot = WaferLot.Draw(seed: 1, first: 0, count: 120, threads: 1);
        var classes = Pattern.All.Count;
        var probabilities = new float[lot.Count * classes];
        for (var map = 0; map < lot.Count; map++)
        {
            probabilities[(map * classes) + ((lot.Classes[map] + (map % 2)) % classes)] = 1;
        }

        var predictions = new Predictions(probabilities, classes);
        EpochResult[] history = [.. Enumerable.Range(1, epochs).Select(epoch =>
            new EpochResult(epoch, 2.0 / epoch, 1 - (0.5 / epoch), 2.5 / epoch, 1 - (0.6 / epoch), 1 - (0.7 / epoch), 0.01, TimeSpan.FromSeconds(epoch)))];
        return new Results(
            new Settings(Seed: 1, Maps: 600, epochs, Batch: 64, Threads: 1, Out: "out", Threshold: null),
            lot,
            lot,
            predictions,
            predictions.Confusion(lot, [.. Pattern.All.Select(pattern => pattern.Name)]),
            [new Baseline("Nearest <centroid>", "a & b", 0.5)],
            new TrainingHistory(history, BestEpoch: epochs, StoppedEarly: false, Steps: 10),
            DefectDetector.Measure(predictions, lot, (int)WaferNet.Label.Normal));
    }
}
