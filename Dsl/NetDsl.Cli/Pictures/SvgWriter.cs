using System.Globalization;
using System.Text;

namespace NetDsl.Cli.Pictures;

/// <summary>Which point of a text its position is.</summary>
internal enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}

/// <summary>
/// Writes a self-contained SVG picture, one element a line. Lengths are pixels at the picture's natural size; styles are classes of
/// <see cref="PictureStyle"/> or of the picture itself, so that one picture serves light and dark pages.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();
    private int depth = 1;

    /// <summary>Begins a picture.</summary>
    /// <param name="size">Width and height.</param>
    /// <param name="title">What a screen reader calls it.</param>
    /// <param name="description">What it shows, in a sentence or two.</param>
    /// <param name="style">The rules of its classes.</param>
    public SvgWriter(Extent size, string title, string description, string style)
    {
        var (width, height) = (Number(size.Width), Number(size.Height));
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ");
        text.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\">\n");
        Line($"<title id=\"title\">{XmlText.Escape(title)}</title>");
        Line($"<desc id=\"description\">{XmlText.Escape(description)}</desc>");
        text.Append("  <style>\n").Append(style.TrimEnd('\n')).Append("\n  </style>\n");
        Rectangle(new Box(0, 0, size.Width, size.Height), "paper");
    }

    /// <summary>Ends the picture and gives its text.</summary>
    public string Finish() => text.Append("</svg>\n").ToString();

    /// <summary>Begins a group of elements, which a tooltip may speak of.</summary>
    public void BeginGroup(string style, string? tooltip = null)
    {
        Line($"<g class=\"{style}\">");
        depth++;
        if (tooltip is not null)
        {
            Line($"<title>{XmlText.Escape(tooltip)}</title>");
        }
    }

    /// <summary>Ends the group begun last.</summary>
    public void EndGroup()
    {
        depth--;
        Line("</g>");
    }

    /// <summary>A rectangle, with rounded corners if wanted.</summary>
    public void Rectangle(Box box, string style, double radius = 0)
    {
        var corners = radius > 0 ? $" rx=\"{Number(radius)}\"" : "";
        Line($"<rect class=\"{style}\" x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" "
            + $"width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"{corners}/>");
    }

    /// <summary>A path; its data come from <see cref="PathData"/>.</summary>
    public void Path(string data, string style) => Line($"<path class=\"{style}\" d=\"{data}\"/>");

    /// <summary>A line of text with its base line at a height.</summary>
    public void Text(double x, double y, string content, string style, TextAnchor anchor = TextAnchor.Start)
    {
        var end = anchor switch
        {
            TextAnchor.Middle => " text-anchor=\"middle\"",
            TextAnchor.End => " text-anchor=\"end\"",
            _ => "",
        };
        Line($"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\"{end}>{XmlText.Escape(content)}</text>");
    }

    /// <summary>A length with at most two digits behind the point.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
