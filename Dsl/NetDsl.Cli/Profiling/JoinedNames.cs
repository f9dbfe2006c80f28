namespace NetDsl.Profiling;

/// <summary>The names of layers that are computed together.</summary>
internal static class JoinedNames
{
    /// <summary>Their names with plus signs between them; of blocks that the first name tells, the others leave the names out.</summary>
    public static string Of(IReadOnlyList<string> names) =>
        string.Join(" + ", names.Skip(1).Select(name => Rest(names[0], name)).Prepend(names[0]));

    // What is left begins with a letter: a number alone says nothing.
    private static string Rest(string first, string name)
    {
        for (var end = first.LastIndexOf('.'); end > 0; end = first.LastIndexOf('.', end - 1))
        {
            if (name.StartsWith(first[..(end + 1)], StringComparison.Ordinal) && !char.IsAsciiDigit(name[end + 1]))
            {
                return name[(end + 1)..];
            }
        }

        return name;
    }
}
