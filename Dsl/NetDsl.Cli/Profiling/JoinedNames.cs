namespace NetDsl.Profiling;

/// <summary>The names of layers that are computed together.</summary>
internal static class JoinedNames
{
    /// <summary>Their names with plus signs between them; of blocks that the first name tells, the others leave the names out.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        var block = names[0][..(names[0].LastIndexOf('.') + 1)];
        return string.Join(" + ", names.Select((name, place) => place > 0 && name.StartsWith(block, StringComparison.Ordinal) ? name[block.Length..] : name));
    }
}
