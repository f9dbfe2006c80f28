using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Where the parser reported something and left it out. What stands behind such a gap may depend on what was lost there, so shapes and
/// missing names behind it are not reported.
/// </summary>
internal sealed class SyntaxGaps
{
    private readonly Dictionary<SourceText, int[]> positions;

    /// <summary>No gaps: those of the library, where everything can be read.</summary>
    public static SyntaxGaps None { get; } = new(new DiagnosticBag());

    public SyntaxGaps(DiagnosticBag diagnostics) => positions = diagnostics.ToSorted()
        .Where(diagnostic => diagnostic.IsError && diagnostic.Rule.Id.StartsWith("NDSL1", StringComparison.Ordinal))
        .GroupBy(diagnostic => diagnostic.Span.Source, diagnostic => diagnostic.Span.Start)
        .ToDictionary(group => group.Key, group => group.OrderBy(position => position).ToArray());

    /// <summary>Whether anything was left out at all, a block perhaps.</summary>
    public bool Any => positions.Count > 0;

    /// <summary>Whether there is a gap from one offset up to another.</summary>
    public bool Between(SourceText source, int start, int end)
    {
        if (!positions.TryGetValue(source, out var offsets))
        {
            return false;
        }

        var index = Array.BinarySearch(offsets, start);
        index = index < 0 ? ~index : index;
        return index < offsets.Length && offsets[index] < end;
    }
}
