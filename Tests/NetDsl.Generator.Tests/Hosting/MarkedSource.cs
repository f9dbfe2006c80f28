using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Generator.Tests.Hosting;

/// <summary>A C# text in which the place that a diagnostic must point at stands between ⟦ and ⟧.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static MarkedSource Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var spans = new List<TextSpan>();
        var open = -1;
        foreach (var character in marked)
        {
            if (character == '⟦')
            {
                open = text.Length;
            }
            else if (character == '⟧')
            {
                spans.Add(TextSpan.FromBounds(open, text.Length));
            }
            else
            {
                text.Append(character);
            }
        }

        return new MarkedSource(text.ToString(), spans);
    }
}
