using WaferDefects.Training;
using WaferDefects.Wafers;

namespace NetworkTests.SampleProjects;

/// <summary>The detector of any defect, and its ROC curve.</summary>
public sealed class DefectDetectorTests
{
    // Two classes, the second one Normal; 1 − p(Normal) of each map, ties included.
    private static readonly float[] Evidence = [0.9f, 0.8f, 0.8f, 0.6f, 0.5f, 0.5f, 0.3f, 0.1f];
    private static readonly int[] Classes = [0, 0, 1, 0, 1, 0, 1, 1];

    private static readonly DefectDetector Detector = Measure(Evidence, Classes);

    [Fact]
    public void The_area_is_the_chance_that_a_defect_has_more_evidence_than_a_normal_wafer()
    {
        var (wins, pairs) = (0.0, 0);
        for (var defect = 0; defect < Classes.Length; defect++)
        {
            for (var normal = 0; normal < Classes.Length; normal++)
            {
                if (Classes[defect] == 0 && Classes[normal] == 1)
                {
                    pairs++;
                    wins += Evidence[defect] > Evidence[normal] ? 1 : Evidence[defect] == Evidence[normal] ? 0.5 : 0;
                }
            }
        }

        Assert.Equal(wins / pairs, Detector.Area, 12);
    }

    [Theory]
    [InlineData(0.55, 0.25, 0.75)]
    [InlineData(0.95, 0, 0)]
    [InlineData(0.05, 1, 1)]
    public void A_threshold_reports_what_has_more_evidence(double gamma, double falseAlarms, double detected)
    {
        var operation = Detector.At(gamma);

        Assert.Equal((falseAlarms, detected), (operation.FalseAlarms, operation.Detected));
    }

    [Fact]
    public void Each_point_of_the_curve_is_what_its_threshold_gives() =>
        Assert.All(Detector.Curve, point => Assert.Equal(point, Detector.At(point.Gamma)));

    [Fact]
    public void A_perfect_detector_has_the_area_1_and_reaches_the_corner()
    {
        var perfect = Measure([0.9f, 0.8f, 0.2f, 0.1f], [0, 0, 1, 1]);

        Assert.Equal(1, perfect.Area);
        Assert.Equal((0.0, 1.0), (perfect.Closest.FalseAlarms, perfect.Closest.Detected));
    }

    private static DefectDetector Measure(float[] evidence, int[] classes) => DefectDetector.Measure(
        new Predictions([.. evidence.SelectMany(value => (float[])[value, 1 - value])], classes: 2),
        new WaferLot(new byte[classes.Length * WaferMap.Length], classes),
        normal: 1);
}
