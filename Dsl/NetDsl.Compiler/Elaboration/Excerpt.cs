using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Source text short enough to stand in a sentence.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 40;

    /// <summary>The text of a span on one line, cut where it is long.</summary>
    public static string Of(SourceSpan span)
    {
        var text = span.Source.Text.Substring(span.Start, Math.Min(span.Length, 4 * MaximumLength));
        var line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaximumLength ? line : line.Substring(0, MaximumLength - 3) + "...";
    }
}
