namespace NetDsl.Cli.Comparisons;

/// <summary>
/// The longest common subsequence of two lists, by dynamic programming (Wagner and Fischer, "The String-to-String Correction Problem",
/// 1974), after the common beginning and end have been set aside.
/// </summary>
internal static class CommonSubsequence
{
    /// <summary>
    /// Both lists as one: pairs of indices for what they have in common, else the index of one side; what is removed stands before what is
    /// added.
    /// </summary>
    public static IReadOnlyList<(int? Before, int? After)> Align(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var shorter = Math.Min(before.Count, after.Count);
        var start = 0;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && before[before.Count - 1 - end] == after[after.Count - 1 - end])
        {
            end++;
        }

        var (rows, columns) = (before.Count - start - end, after.Count - start - end);
        return
        [
            .. Enumerable.Range(0, start).Select(i => ((int?)i, (int?)i)),
            .. Between([.. before.Skip(start).Take(rows)], [.. after.Skip(start).Take(columns)])
                .Select(pair => (pair.Before + start, pair.After + start)),
            .. Enumerable.Range(0, end).Select(i => ((int?)(before.Count - end + i), (int?)(after.Count - end + i))),
        ];
    }

    private static IEnumerable<(int? Before, int? After)> Between(string[] before, string[] after)
    {
        var longest = Lengths(before, after);
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return (i++, j++);
            }
            else if (i < before.Length && (j == after.Length || longest[i + 1, j] >= longest[i, j + 1]))
            {
                yield return (i++, null);
            }
            else
            {
                yield return (null, j++);
            }
        }
    }

    // For each pair of places, the length of the longest common subsequence of what follows.
    private static int[,] Lengths(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
