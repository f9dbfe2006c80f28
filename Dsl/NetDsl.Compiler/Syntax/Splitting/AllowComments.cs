namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>
/// Collects the ids of <c>// allow NDSL4003, NDSL4005</c>. Behind a statement it speaks of its own line, alone on a line of the next one
/// that is more than a comment.
/// </summary>
internal sealed class AllowComments
{
    private const string Keyword = "allow";

    private readonly SortedDictionary<int, List<string>> idsOf = [];
    private readonly List<string> waiting = [];
    private int waitingLine;

    /// <summary>Takes in one comment: its characters behind the two strokes, its line, and whether it stands alone there.</summary>
    public void Read(string text, int start, int end, int line, bool alone)
    {
        var words = text.Substring(start, end - start).Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        var ids = words.Length > 1 && words[0] == Keyword ? words.Skip(1).TakeWhile(IsId).ToList() : [];
        if (alone)
        {
            MoveWaiting(line);
            waiting.AddRange(ids);
            waitingLine = line + 1;
            return;
        }

        Add(line, ids);
    }

    /// <summary>The ids by line, counted from 1.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> ToDictionary()
    {
        MoveWaiting(0);
        return idsOf.ToDictionary(pair => pair.Key, pair => Sort(pair.Value));
    }

    private static IReadOnlyList<string> Sort(List<string> ids)
    {
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    /// <summary>Hands the waiting ids to their line, unless the comment goes on there.</summary>
    private void MoveWaiting(int commentLine)
    {
        if (commentLine != waitingLine)
        {
            Add(waitingLine, waiting);
            waiting.Clear();
        }
    }

    private void Add(int line, List<string> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        if (!idsOf.TryGetValue(line, out var known))
        {
            idsOf[line] = known = [];
        }

        known.AddRange(ids.Where(id => !known.Contains(id)));
    }

    private static bool IsId(string word) =>
        word.Length == 8 && word.StartsWith("NDSL", StringComparison.Ordinal) && word.Skip(4).All(Characters.IsDigit);
}
