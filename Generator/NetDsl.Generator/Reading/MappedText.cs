using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Generator.Reading;

/// <summary>
/// A text in the language that was read from C#, with the C# characters behind each of its characters. It is made anew whenever
/// a diagnostic must be placed, so that the text alone, which edits elsewhere do not change, is what gets compiled.
/// </summary>
internal sealed class MappedText(string text, IReadOnlyList<TextSpan> origins, int end)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>For each character of the text, the characters of the C# file that it stems from.</summary>
    public IReadOnlyList<TextSpan> Origins => origins;

    /// <summary>The C# characters behind some characters of the text; for none, the place between their neighbours.</summary>
    public TextSpan ToSource(int start, int length)
    {
        var first = Math.Min(start, origins.Count);
        var last = Math.Min(start + length, origins.Count) - 1;
        if (last >= first)
        {
            var (from, to) = (origins[first].Start, origins[last].End);
            return to >= from ? TextSpan.FromBounds(from, to) : origins[first];
        }

        return new TextSpan(first < origins.Count ? origins[first].Start : end, 0);
    }
}
