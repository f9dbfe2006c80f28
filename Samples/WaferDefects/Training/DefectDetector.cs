using WaferDefects.Wafers;

namespace WaferDefects.Training;

/// <summary>
/// One class against the rest: a wafer is reported where p(defect) = 1 − p(Normal) is greater than Γ. A greater Γ asks for stronger
/// evidence; it trades false alarms for missed defects.
/// </summary>
internal sealed class DefectDetector
{
    private readonly (double Evidence, bool IsDefect)[] maps;
    private readonly int defects;

    private DefectDetector((double Evidence, bool IsDefect)[] maps)
    {
        this.maps = maps;
        defects = maps.Count(map => map.IsDefect);
        Curve = Sweep();
        for (var index = 1; index < Curve.Count; index++)
        {
            var (from, to) = (Curve[index - 1], Curve[index]);
            Area += (to.FalseAlarms - from.FalseAlarms) * (to.Detected + from.Detected) / 2;
        }
    }

    /// <summary>The ROC curve, from Γ = 1, where nothing is reported, down to where everything is.</summary>
    public IReadOnlyList<Operation> Curve { get; }

    /// <summary>The area under the curve (AUC), 0 to 1.</summary>
    public double Area { get; }

    /// <summary>The point of the curve that lies closest to (0, 1): no false alarm, no missed defect.</summary>
    public Operation Closest => Curve.MinBy(point => (point.FalseAlarms * point.FalseAlarms) + ((1 - point.Detected) * (1 - point.Detected)));

    /// <summary>What the detector does with a threshold.</summary>
    public Operation At(double gamma) => Operate(
        gamma,
        maps.Count(map => !map.IsDefect && map.Evidence > gamma),
        maps.Count(map => map.IsDefect && map.Evidence > gamma));

    /// <summary>Takes the evidence from what the network says about a lot.</summary>
    /// <param name="predictions">The probabilities.</param>
    /// <param name="lot">The maps.</param>
    /// <param name="normal">The index of the class without a pattern.</param>
    public static DefectDetector Measure(Predictions predictions, WaferLot lot, int normal) => new(
        [.. Enumerable.Range(0, lot.Count)
            .Select(index => (Evidence(predictions.Probabilities(index), normal), lot.Classes[index] != normal))
            .OrderByDescending(map => map.Item1)]);

    /// <summary>1 − p(Normal) as a sum of the others, which keeps its digits where p(Normal) is close to 1.</summary>
    private static double Evidence(ReadOnlySpan<float> probabilities, int normal)
    {
        var sum = 0.0;
        for (var index = 0; index < probabilities.Length; index++)
        {
            sum += index == normal ? 0 : probabilities[index];
        }

        return sum;
    }

    private List<Operation> Sweep()
    {
        var curve = new List<Operation> { Operate(1, 0, 0) };
        var (alarms, detected) = (0, 0);
        for (var index = 0; index < maps.Length; index++)
        {
            alarms += maps[index].IsDefect ? 0 : 1;
            detected += maps[index].IsDefect ? 1 : 0;
            var next = index + 1 < maps.Length ? maps[index + 1].Evidence : 0;
            if (index + 1 == maps.Length || next < maps[index].Evidence)   // maps with the same evidence are reported together
            {
                curve.Add(Operate(next, alarms, detected));
            }
        }

        return curve;
    }

    private Operation Operate(double gamma, int alarms, int detected) =>
        new(gamma, (double)alarms / Math.Max(maps.Length - defects, 1), (double)detected / Math.Max(defects, 1));
}

/// <summary>How a detector operates with one threshold.</summary>
/// <param name="Gamma">The threshold Γ.</param>
/// <param name="FalseAlarms">The share of normal wafers that are reported (FPR).</param>
/// <param name="Detected">The share of defective wafers that are reported (TPR).</param>
internal readonly record struct Operation(double Gamma, double FalseAlarms, double Detected);
