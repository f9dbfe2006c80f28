using NetDsl.Compiler.Analysis;

namespace NetDsl.Compiler.Emit;

/// <summary>
/// The rows of the layer table. It is read by hovering, so a deep network shows one row for each of its outermost blocks, and a network
/// that is long even so breaks off; the generated property <c>Layers</c> has every layer.
/// </summary>
internal static class LayerRows
{
    /// <summary>The longest table that hovering shows as it is.</summary>
    public const int Longest = 96;

    /// <summary>The rows; an activation named by a layer is part of that layer's row.</summary>
    public static IReadOnlyList<string[]> Of(NetworkFacts facts)
    {
        var layers = facts.Layers.Where(layer => layer.Node.Owner is null).ToList();
        var rows = layers.Count <= Longest ? layers.ConvertAll(Row) : [.. Blocks(layers).Select(Row)];
        if (rows.Count <= Longest)
        {
            return rows;
        }

        var left = rows.Count - Longest;
        return [.. rows.Take(Longest), [FormattableString.Invariant($"and {left} more"), "", "", "", "", ""]];
    }

    /// <summary>Layers of one outermost block that stand behind each other, in one list.</summary>
    private static IEnumerable<List<LayerFacts>> Blocks(List<LayerFacts> layers)
    {
        var block = new List<LayerFacts>();
        foreach (var layer in layers)
        {
            if (block.Count > 0 && Outermost(block[0]) != Outermost(layer))
            {
                yield return block;
                block = [];
            }

            block.Add(layer);
        }

        yield return block;
    }

    private static string Outermost(LayerFacts layer) => layer.Node.Name.Split('.')[0];

    private static string[] Row(List<LayerFacts> block)
    {
        var last = block[block.Count - 1];
        return block.Count == 1
            ? Row(last)
            : Cells(
                Outermost(last),
                FormattableString.Invariant($"{block.Count} layers"),
                last,
                block.Sum(layer => layer.Parameters),
                block.Sum(layer => layer.Macs));
    }

    private static string[] Row(LayerFacts layer) =>
        Cells(layer.Node.Name, layer.Node.Layer.Definition.Keyword, layer, layer.Parameters, layer.Macs);

    private static string[] Cells(string name, string kind, LayerFacts last, long parameters, long macs) =>
    [
        name,
        kind,
        last.Node.Output.ToString(),
        parameters == 0 ? "" : LayerTable.Number(parameters),
        last.Field?.ToString() ?? "",
        macs == 0 ? "" : LayerTable.Number(macs),
    ];
}
