using System.Globalization;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>Holds a network to what it promises with <c>expect</c>.</summary>
public static class ContractCheck
{
    /// <summary>Checks every contract.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="facts">What was computed of it.</param>
    /// <param name="trainingBytesPerSample">
    /// Bytes that the memory plan of training needs for each sample; null where there is no plan because of errors that are already
    /// reported, and contracts on memory wait.
    /// </param>
    /// <param name="diagnostics">Where to report.</param>
    public static void Run(NetworkGraph graph, NetworkFacts facts, long? trainingBytesPerSample, DiagnosticBag diagnostics)
    {
        foreach (var contract in graph.Contracts)
        {
            if (contract.Fact == "memory" && trainingBytesPerSample is null && diagnostics.HasErrors)
            {
                continue;
            }

            Check(graph.Name, contract, Measurement.Of(contract.Fact, graph, facts, trainingBytesPerSample), diagnostics);
        }
    }

    private static void Check(string network, Contract contract, Measurement measured, DiagnosticBag diagnostics)
    {
        var written = $"{contract.Fact} {contract.Operator} {contract.Span.Text}";
        if (Obstacle(contract, measured) is var (reason, mend))
        {
            diagnostics.Add(ContractRules.NotMeasurable.At(contract.Span, network, written, reason, mend));
            return;
        }

        var expected = Spread(contract.Expected, measured.Extents.Count);
        var broken = Enumerable.Range(0, expected.Count)
            .Where(axis => !Holds(measured.Extents[axis], contract.Operator, expected[axis]))
            .ToList();
        if (broken.Count == 0)
        {
            return;
        }

        var repair = measured.Extents[broken[0]] > expected[broken[0]] ? measured.ToReduce : measured.ToRaise;
        diagnostics.Add(measured.Rule.At(
            contract.Span,
            network,
            measured.InWords,
            written,
            Bound(contract.Operator) + Measurement.Size(contract.Expected),
            Quantity.List(broken.ConvertAll(axis => Difference(measured, expected, axis))),
            $"{repair}, or write '{contract.Fact} {contract.Operator} {measured.InCode}'").Suggesting(measured.InCode));
    }

    private static (string Reason, string Repair)? Obstacle(Contract contract, Measurement measured)
    {
        if (measured.Missing is { } missing)
        {
            return (missing, "remove it");
        }

        return contract.Expected.Count == measured.Extents.Count || contract.Expected.Count == 1
            ? null
            : ($"{contract.Fact} has {Quantity.Of(measured.Extents.Count, "extent")} and {contract.Expected.Count.ToString(CultureInfo.InvariantCulture)} are given",
                $"write '{contract.Fact} {contract.Operator} {measured.InCode}'");
    }

    private static bool Holds(long actual, string comparison, long expected) => comparison switch
    {
        "==" => actual == expected,
        "<=" => actual <= expected,
        _ => actual >= expected,
    };

    /// <summary>One number stands for every axis.</summary>
    private static IReadOnlyList<long> Spread(IReadOnlyList<long> expected, int axes) =>
        expected.Count == axes ? expected : [.. Enumerable.Repeat(expected[0], axes)];

    private static string Bound(string comparison) => comparison switch
    {
        "==" => "",
        "<=" => "at most ",
        _ => "at least ",
    };

    private static string Difference(Measurement measured, IReadOnlyList<long> expected, int axis)
    {
        var difference = measured.Extents[axis] - expected[axis];
        var amount = $"{Quantity.Of(Math.Abs(difference))} {(difference > 0 ? "fewer" : "more")}";
        return measured.Axes.Count == 0 ? amount : $"{amount} in {measured.Axes[axis]}";
    }
}
