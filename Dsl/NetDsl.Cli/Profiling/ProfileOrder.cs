namespace NetDsl.Profiling;

/// <summary>The order of a profile's rows.</summary>
internal sealed class ProfileOrder
{
    private readonly bool isByTime;

    private ProfileOrder(bool isByTime) => this.isByTime = isByTime;

    /// <summary>The words for it.</summary>
    public static IReadOnlyList<string> Words { get; } = ["order", "time"];

    /// <summary>The order that a word means: that of the network, or the longest times first. What is no layer stays at the end.</summary>
    public static ProfileOrder Of(string word) => new(word == Words[1]);

    /// <summary>Sorts rows.</summary>
    public IEnumerable<ProfileRow> Sort(IEnumerable<ProfileRow> rows) => isByTime
        ? rows.OrderBy(row => row.Kind).ThenByDescending(row => row.Total.Milliseconds)
        : rows;
}
