namespace NetDsl.Cli.Zoo;

/// <summary>The columns that the zoo can be sorted by, the smallest first.</summary>
internal static class ZooOrder
{
    /// <summary>The order where none is asked for.</summary>
    public const string Default = "name";

    private static readonly Dictionary<string, Func<ZooEntry, double>> Keys = new(StringComparer.Ordinal)
    {
        ["size"] = entry => entry.Bytes,
        ["parameters"] = entry => entry.Parameters,
        ["depth"] = entry => entry.Depth,
        ["macs"] = entry => entry.Macs,
        ["image"] = entry => entry.Image.Pixels,
        ["field"] = entry => entry.Field?.Height ?? double.MaxValue,
        ["time"] = entry => entry.Time?.Milliseconds ?? double.MaxValue,
    };

    /// <summary>The names of the columns.</summary>
    public static string InWords => $"{Default}, {string.Join(", ", Keys.Keys.SkipLast(1))} or {Keys.Keys.Last()}";

    /// <summary>Whether a word names a column.</summary>
    public static bool IsKnown(string column) => column == Default || Keys.ContainsKey(column);

    /// <summary>Sorts; what is equal stands in the order of its names.</summary>
    public static IReadOnlyList<ZooEntry> Sort(IReadOnlyList<ZooEntry> entries, string column)
    {
        var byName = entries.OrderBy(entry => entry.Name, StringComparer.Ordinal);
        return [.. Keys.TryGetValue(column, out var key) ? byName.OrderBy(key) : byName];
    }
}
