using System.Text;

namespace NetDsl.Cli.Pictures;

/// <summary>Text within XML.</summary>
internal static class XmlText
{
    /// <summary>
    /// Replaces what has a meaning in XML. Characters that XML 1.0 cannot hold (section 2.2, "Char") become U+FFFD, so that whatever a
    /// network is called gives a picture that opens.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\n' => escaped.Append("&#10;"),
                < 0x20 or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
