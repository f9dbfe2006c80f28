using NetDsl.Cli.Summaries;
using NetDsl.Compiler;
using NetDsl.Compiler.Analysis;

namespace NetDsl.Cli.Comparisons;

/// <summary>
/// Compares two networks. Layers are matched by their names, which are the keys of their weights, along a longest common subsequence: a
/// layer that moved is removed in one place and added in another.
/// </summary>
internal static class CompareNetworks
{
    /// <summary>Compares networks that could be elaborated.</summary>
    public static NetworkDifference Run(NetworkCompilation a, NetworkCompilation b)
    {
        var (before, after) = (NetworkSummary.Rows(a.Facts!).ToList(), NetworkSummary.Rows(b.Facts!).ToList());
        var (first, second) = (new LayerProperties(a.Facts!), new LayerProperties(b.Facts!));
        var layers = CommonSubsequence.Align([.. before.Select(layer => layer.Node.Name)], [.. after.Select(layer => layer.Node.Name)])
            .Select(pair => Compare(
                pair.Before is { } i ? before[i] : null,
                pair.After is { } j ? after[j] : null,
                first,
                second));
        return new NetworkDifference(NetworkFigures.Of(a.Graph!, a.Facts!), NetworkFigures.Of(b.Graph!, b.Facts!), [.. layers])
        {
            ArgumentsOfA = a.Request.Arguments,
            ArgumentsOfB = b.Request.Arguments,
        };
    }

    private static LayerDifference Compare(LayerFacts? before, LayerFacts? after, LayerProperties first, LayerProperties second)
    {
        if (before is null || after is null)
        {
            return new LayerDifference(
                before is null ? LayerChange.Added : LayerChange.Removed, (before ?? after)!.Node.Name, before, after, []);
        }

        var properties = LayerProperties.Differences(before, first, after, second);
        var isSame = properties.Count == 0 && before.Parameters == after.Parameters && before.Macs == after.Macs && Equals(before.Field, after.Field);
        return new LayerDifference(isSame ? LayerChange.Same : LayerChange.Changed, before.Node.Name, before, after, properties);
    }
}
