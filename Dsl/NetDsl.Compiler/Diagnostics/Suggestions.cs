namespace NetDsl.Compiler.Diagnostics;

/// <summary>Finds the known name that a misspelt one was meant to be.</summary>
public static class Suggestions
{
    // Longer names and more of them are not compared: the work is bounded for every text, however many unknown names it holds.
    private const int MaximumLength = 48;
    private const int MaximumCandidates = 256;
    private const int MinimumStem = 4;
    private const int ShortestPart = 3;

    /// <summary>The known name closest to one that is not known, or null when none is near.</summary>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        var lowered = name.ToLowerInvariant();
        string? closest = null;
        var smallest = int.MaxValue;
        foreach (var candidate in known.Take(MaximumCandidates))
        {
            var distance = DistanceWithin(lowered, candidate.ToLowerInvariant());
            if (distance < smallest)
            {
                (closest, smallest) = (candidate, distance);
            }
        }

        return closest;
    }

    /// <summary>An imperative: <c>write 'conv2d'</c> where a known name is near, else another one.</summary>
    public static string Repair(string name, IEnumerable<string> known, string otherwise) =>
        Closest(name, known) is { } closest ? $"write '{closest}'" : otherwise;

    /// <summary>
    /// Edits that turn one text into another: insertions, deletions, replacements and swaps of neighbours. Damerau (1964) and
    /// Levenshtein (1966), in the variant that edits no substring twice.
    /// </summary>
    public static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replacement = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replacement, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    // A third of the letters may be wrong, but never all of them; a name that begins like a known one is near, too.
    private static int DistanceWithin(string name, string candidate)
    {
        if (name.Length == 0 || name.Length > MaximumLength || candidate.Length > MaximumLength)
        {
            return int.MaxValue;
        }

        var allowed = Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);
        var distance = Math.Abs(name.Length - candidate.Length) > allowed ? int.MaxValue : Distance(name, candidate);
        if (distance <= allowed && distance < name.Length)
        {
            return distance;
        }

        var beginsAlike = Math.Min(name.Length, candidate.Length) >= MinimumStem
            && (name.StartsWith(candidate, StringComparison.Ordinal) || candidate.StartsWith(name, StringComparison.Ordinal));
        // Other libraries say the same with another word before or behind: include_top, num_classes, kernel_size.
        var isPart = candidate.Length >= ShortestPart && name.Length > candidate.Length && name.Split('_').Contains(candidate);
        return beginsAlike || isPart ? MaximumLength + Math.Abs(name.Length - candidate.Length) : int.MaxValue;
    }
}
